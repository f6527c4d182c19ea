import { Stream } from './random.ts'

/**
 * What callers say, in plain words: a first sentence and a second for each kind of event, so that some fifty
 * calls of each kind differ. `{street}` and `{place}` are filled in. Nothing here is from a real call.
 */
interface Script {
  first: readonly string[]
  second: readonly string[]
}

const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map(line => line.trim())
const script = (first: string, second: string): Script => ({
  first: lines(first),
  second: lines(second),
})

const SCRIPTS: Record<string, Script> = {
  'domestic violence': script(
    `My partner has hit me and I am scared to stay in the house.
    Please come, he is shouting and he pushed me over.
    My ex has turned up at {street} and will not leave.
    My daughter has just rung me, her boyfriend has hurt her.
    She threw something at me and it hit my arm.
    I can hear the couple next door at {street}, she is calling for help.
    My son has lost his temper and gone for his dad.
    He keeps sending me messages saying he will come round tonight.
    My husband grabbed me by the wrist and took my phone, I am on another one.`,
    `The children are upstairs.
    He has gone out but he said he will be back.
    He has been drinking since this afternoon.
    I have locked myself in the bathroom.
    It is not the first time, you have been here before.
    I am not badly hurt but I need someone here.
    I am at my mum's now and I do not want to go back.`,
  ),
  violence: script(
    `There is a fight outside, about five or six people.
    Someone has just punched my friend near {place}.
    A man has been hit on {street}, he is sitting on the floor.
    I was pushed and kicked on my way home along {street}.
    Two lads are fighting in the road and one has a cut on his head.
    A customer has hit one of our staff.
    I keep getting threatening messages from someone I know.
    My son was jumped on by a group on {street}.
    A man I do not know shoved me at the bus stop and hit me.`,
    `They have run off towards the main road.
    He is wearing a grey top and black trousers.
    He is still here and still shouting.
    My friend has a sore face but does not want an ambulance.
    I think there are cameras that will have seen it.
    I know who it was, I can give you a name.
    It happened about ten minutes ago.`,
  ),
  'sexual offence': script(
    `I want to report something that was done to me.
    I was touched by someone without my consent.
    My friend has told me something happened to her and she would like to speak to an officer.
    A man exposed himself on {street}.
    I would like to speak to a trained officer about something that happened some time ago.
    Someone grabbed me on a night out and I want to report it.`,
    `I would rather speak to a woman if I can.
    I am safe now and with a friend.
    I can tell you when and where it was.
    I do not want anyone to come to my house in uniform.
    I have kept the clothes I was wearing.
    I am not sure what happens next.`,
  ),
  'public order': script(
    `A man is shouting and swearing at people outside {place}.
    Somebody has just shouted racist abuse at me on {street}.
    There is a large group getting rowdy on {street}.
    A woman is threatening people in the queue.
    Our neighbour is in the street shouting at everyone who passes.
    A customer will not leave and is being abusive to staff.
    A driver got out of his car and screamed at me.`,
    `He seems drunk.
    People are getting frightened.
    He has not touched anyone but he might.
    I filmed some of it on my phone.
    It has been going on for about twenty minutes.
    I was with my children when it happened.
    They have started to throw bottles.`,
  ),
  nuisance: script(
    `There are kids riding off-road bikes up and down {street}.
    A group of youths are kicking a ball against our wall again.
    Somebody is letting off fireworks in the street.
    People are drinking outside {place} and being loud.
    Electric scooters are being ridden on the pavement at {street}.
    Youngsters are throwing stones at passing buses.
    There is loud music from a car parked on {street}.
    Teenagers are on the roof of the shops.
    There are lads hanging round the entry and they will not move on.`,
    `It happens most evenings.
    There are about eight of them.
    I do not want my name given out.
    Someone is going to get hurt.
    I have small children trying to sleep.
    I have told the council as well.
    They scatter when they see a police car and then come back.`,
  ),
  'neighbour trouble': script(
    `My neighbour has been banging on my wall all night.
    The man upstairs has been shouting abuse at me again.
    Next door keep putting their rubbish over my fence.
    My neighbour stands outside staring in at my window.
    They have left another nasty note on my door.
    The people at the end of {street} keep blocking my drive on purpose.
    Every time I go out my neighbour calls me names.`,
    `I have kept a diary of it.
    It has been going on for months.
    I live on my own and it is getting me down.
    The housing officer knows about it.
    I am too frightened to go out.
    I just want somebody to talk to them.`,
  ),
  'environmental nuisance': script(
    `Someone has tipped a van load of rubbish on {street}.
    A car has been left at the end of {street} for weeks with no number plates.
    People are burning rubbish behind the garages.
    There is fresh graffiti on the wall by {place}.
    Needles have been left in the alley off {street}.
    Someone has dumped a sofa and fridge across the footpath.`,
    `I saw the van, it was white with a ladder on top.
    It is next to where the children play.
    The council told me to ring you as well.
    The smoke is coming in to our houses.
    It is the third time this month.
    I have taken a photo.`,
  ),
  'vehicle crime': script(
    `My car has been stolen from outside my house on {street}.
    Somebody has smashed my car window and taken my bag.
    My van has been broken into and all my tools are gone.
    I came out this morning and my number plates are gone.
    Someone is trying car door handles all along {street}.
    The catalytic converter has been cut off my car.
    My motorbike has gone, the chain has been cut.
    They got in to my car with no damage and took everything from the glovebox.`,
    `I parked it at about ten last night.
    My neighbour has a doorbell camera.
    I still have both sets of keys.
    It has a tracker fitted and I can see where it is.
    I need the van for work.
    I need a number for my insurance.
    Two other cars have been done as well.`,
  ),
  burglary: script(
    `I have come home and my house has been broken into.
    Somebody has kicked my back door in.
    There is someone in my neighbour's house, they are away on holiday.
    I can hear someone downstairs.
    The window at the side has been forced and the bedrooms are turned over.
    They have taken my car keys and the car while we were asleep.
    Two men tried to get in through my patio door and ran off when the light came on.
    My mum's flat has been broken in to while she was at the hospital.
    Someone has been in my shed and garage.`,
    `I have not touched anything.
    They have taken jewellery and a laptop.
    I was only out for a couple of hours.
    My neighbour was burgled last week as well.
    I think they got over the back fence.
    The dog is fine but we are shaken up.
    They have left a screwdriver behind.`,
  ),
  'business burglary': script(
    `Our shop has been broken into overnight.
    The alarm went off and when I got here the shutter was bent.
    The office has been broken into and the computers are gone.
    Someone has got into the unit and taken copper and tools.
    The school has had a break-in, a classroom window is smashed.
    They have taken the till and all the cigarettes.`,
    `We have it on camera.
    We need to open but I do not want to touch anything.
    There is glass everywhere.
    They must have come over the roof.
    It is the second time this year.
    The keyholder is on the way.`,
  ),
  'other theft': script(
    `A parcel has been taken from my doorstep.
    A car has driven off from the pumps without paying.
    My phone has gone from the table at {place}.
    Someone has stolen the lead from the roof.
    Tools have gone missing from our site on {street}.
    My garden pots and bench have been taken.
    My handbag has been taken from the locker room.
    Somebody I let into the house has taken money.`,
    `I have a picture of the person.
    I have the registration number.
    I only left it for a minute.
    It was worth about two hundred pounds.
    I need a crime number please.
    It means a lot to me, it was a present.
    We think we know who it is.`,
  ),
  'criminal damage': script(
    `Somebody has thrown a brick through my window.
    All the cars on {street} have been scratched.
    My wing mirror has been kicked off.
    The bus shelter has been smashed.
    My ex has damaged my front door.
    Somebody has set fire to a bin next to the houses.
    Paint has been thrown over my car.
    Kids have broken the fence round {place}.`,
    `I heard it go at about midnight.
    I saw them run off towards {street}.
    This is the third time.
    Nobody is hurt.
    I have it on my doorbell.
    I think I know who did it.
    It will cost hundreds to fix.`,
  ),
  'shop theft': script(
    `We have a shoplifter, security have got him in the office.
    A man has just walked out with a basket full of meat.
    The same woman has been in again and taken baby milk and spirits.
    Two people filled a bag with cosmetics and ran.
    I am the manager of {place} and I want to report several thefts.
    A group came in and just helped themselves.`,
    `We have it all on camera.
    He gets nasty when he is challenged.
    The stock is worth about ninety pounds.
    He is banned from here already.
    They got into a silver car.
    We have got the goods back.
    Staff are frightened to stop them.`,
  ),
  robbery: script(
    `I have just been robbed on {street}.
    Two lads on a bike took my phone out of my hand and threatened me.
    My son has had his coat and phone taken by a group.
    A man came in to the shop with his face covered and made me open the till.
    Somebody pushed me over and took my bag.
    They made me hand over my bike by {place}.
    A delivery driver has been robbed of his moped.`,
    `They said they had a knife but I did not see one.
    They went towards the park.
    I am shaken up but not hurt.
    One had a black coat with the hood up.
    I can track the phone, it is still moving.
    They also took my bank card.
    It was only five minutes ago.`,
  ),
  drugs: script(
    `There is drug dealing going on outside {place}.
    Cars keep pulling up at a house on {street} for a minute and driving off.
    I can smell cannabis all through the flats.
    I think there is a cannabis farm in the house next door.
    Control, I have one detained after a search on {street}.
    Lads are dealing from the alley off {street}.`,
    `It is the same car every night.
    I do not want to give my name.
    The windows are covered up and it is hot to the wall.
    There are young children about.
    One found with a small amount.
    It has been worse the last few weeks.`,
  ),
  'bicycle theft': script(
    `My bike has been stolen from outside {place}.
    Someone has cut the lock and taken my bike from {street}.
    My daughter's bike has gone from the garden.
    Two bikes have been taken from our shed.
    My electric bike has been taken while I was in a shop.
    I have seen my stolen bike for sale online.`,
    `It is a blue mountain bike.
    The frame number is written down at home.
    I locked it with a good lock.
    It was there this morning.
    There is a camera on the building.
    I use it to get to work.`,
  ),
  'theft from the person': script(
    `My purse has been taken out of my bag.
    Someone took my phone from my back pocket on {street}.
    A man on a bike snatched my phone as I was texting.
    My wallet was taken in the crowd at {place}.
    I was distracted at the cash machine and my card has gone.
    My necklace was pulled off in the street.`,
    `I did not feel a thing.
    They have already used the card.
    I have blocked my phone.
    I did not get a look at them.
    It was about an hour ago.
    I am a bit shaken but not hurt.`,
  ),
  weapon: script(
    `A lad has just shown a knife to someone on {street}.
    There is a man walking along {street} with a big stick, hitting things.
    We have found a knife in a pupil's bag.
    Some boys are passing a knife round by {place}.
    I think I saw a man put a blade down his trousers.
    Door staff have taken a knife off somebody.`,
    `He is about seventeen with a black jacket.
    He has not hurt anyone.
    They are walking towards {street}.
    We have got him in a room with a teacher.
    I am keeping well back.
    It looked like a kitchen knife.`,
  ),
  'other crime': script(
    `Someone has been using my details to get out of a speeding fine.
    A man is selling things I think are stolen.
    A car has just gone through at high speed on the wrong side and nearly hit people.
    I have found a bag of tools that looks like a break-in kit.
    A witness in my case has been told not to come to court.
    Somebody has given false information in a court form.`,
    `I have letters I can show you.
    I got part of the number plate.
    I want to know what to do next.
    I am worried they will find out I told you.
    It happened on {street}.
    I can send you pictures.`,
  ),
  'concern for safety': script(
    `I have not heard from my neighbour for three days and the curtains are shut.
    My friend has sent me a message that worries me.
    There is an old lady wandering on {street} in her slippers.
    My brother has gone off upset and I am worried about him.
    This is the ambulance control room, we need you at {street}.
    One of our residents has not come back.
    There is a man sitting on the wrong side of the bridge railings.
    A child is on his own outside {place}.
    My mum is not answering the door and she lives alone.`,
    `It is not like them at all.
    They have not been well lately.
    I can see the key in the door on the inside.
    I am with her now but she is confused.
    He has gone quiet on the phone.
    I have rung the hospital and they are not there.
    We have tried their family and had no reply.`,
  ),
  'missing person': script(
    `My daughter has not come home from school.
    One of our young people did not come back by curfew.
    My dad has dementia and he has gone out on his own.
    A patient has walked off the ward.
    My partner went to work yesterday and never got there.
    My foster son left at four and his phone is off.
    My brother has been gone two days now.`,
    `He was wearing a blue coat.
    She has gone missing before and came back on her own.
    He does not have his medicine with him.
    We have looked in all the usual places.
    Her friends have not seen her.
    I have a recent photo I can send.`,
  ),
  'domestic quarrel': script(
    `My husband and I have had a row and I want him to leave.
    My teenage son is smashing up his room.
    The couple upstairs are shouting at each other again.
    My ex will not give the children back.
    My sister and her boyfriend are arguing in the street.
    We have split up and she will not let me in to get my things.`,
    `Nobody has been hurt.
    The baby is crying.
    It has calmed down now but I would like advice.
    It happens every weekend.
    He has been drinking.
    I just want somebody to come and talk to him.`,
  ),
  'suspicious circumstances': script(
    `There is a man looking in to gardens on {street}.
    A van keeps driving slowly up and down {street}.
    Someone is shining a torch in the empty house.
    Two people in hoods are looking in car windows.
    A man knocked and said he was from the water board but had no badge.
    I have seen somebody go over the back wall of {place}.
    There are people in the school grounds and it is closed.`,
    `I do not recognise them.
    I have part of the number plate.
    They are still there now.
    They went off when the light came on.
    There have been break-ins round here lately.
    It might be nothing but it looked odd.`,
  ),
  'collision with injury': script(
    `A car has hit a cyclist on {street}.
    There has been a crash, two cars, and someone is hurt.
    A child has been knocked over outside {place}.
    A motorcyclist has come off at the junction with {street}.
    A car has gone into a lamp post and the driver is dazed.
    A lady has been hit on the crossing.`,
    `She is talking but her leg hurts.
    An ambulance is on the way.
    The road is blocked.
    The driver has stopped and is here.
    Someone is looking after him.
    There is petrol on the road.`,
  ),
  'collision with damage': script(
    `Two cars have bumped on {street} and the drivers are arguing.
    Somebody has hit my parked car and driven off.
    A lorry has scraped down the side of three cars.
    I have been hit from behind at the lights and he will not give me his details.
    A car has gone through a garden wall on {street}.
    A bus has hit a bollard by {place}.`,
    `Nobody is hurt.
    I have a dashcam.
    I got his number plate.
    One car cannot be moved.
    He says he has no insurance.
    The road is partly blocked.`,
  ),
  'highway disruption': script(
    `There is a broken down lorry blocking {street}.
    A tree has come down across the road.
    The traffic lights are out at the end of {street}.
    There is a mattress in the middle of the dual carriageway.
    A car has been left across the junction.
    The road is flooded under the bridge.
    A manhole cover has gone from the road near {place}.`,
    `Cars are swerving round it.
    The traffic is backing up a long way.
    It is on a bend and very dangerous.
    There is nobody with it.
    I have put my hazard lights on.
    Someone will get hurt if it stays there.`,
  ),
  'traffic offence': script(
    `A car is all over the road, I think the driver is drunk.
    Cars are racing up and down {street}.
    Someone is parked right across the dropped kerb at {place}.
    A man is driving on his phone with children in the car.
    There is a car with no plates parked on {street}.
    A delivery bike keeps going through red lights.
    A car nearly hit my child on the school crossing.`,
    `I am behind it now.
    I have the number plate.
    It happens every weekend.
    I have it on dashcam.
    It is a small black car.
    It has just turned in to {street}.`,
  ),
  alarm: script(
    `Intruder alarm, two zones, at {place}.
    This is the alarm company, confirmed activation on {street}.
    Panic button pressed at {place}.
    The alarm next door has been going for half an hour.
    Alarm company: movement seen on camera at the rear.
    Confirmed alarm, front door then hallway.`,
    `Keyholder told and thirty minutes away.
    No answer on site.
    No keyholder can be found.
    Camera shows one person.
    The site is closed.
    Previous false alarm last month.`,
  ),
  'abandoned call': script(
    `Caller hung up before speaking; voices in the background.
    Line opened, no reply to questions, then ended.
    Caller said "sorry, wrong button" and ended the call.
    Silent call; tapping heard; the caller did not press 55.
    A child's voice, then the line was cleared.
    Call dropped after a few words.`,
    `Rang back: no reply.
    Rang back: voicemail.
    Rang back: caller says all is well.
    Operator heard music.
    Number has called before.
    No sounds of distress.`,
  ),
  'hoax call': script(
    `Caller says there is a bear in the park and laughs.
    Children giggling, asked for a pizza.
    Caller gave a made-up address and put the phone down.
    Same number as earlier, says the moon has been stolen.
    Caller shouting silly names.
    Caller says he is the king.`,
    `Fourth call today from this number.
    Sounds like several children.
    Advised about misuse of 999.
    Laughter in the background.
    Number is a mobile without a contract.
    Call ended by the handler after checks.`,
  ),
  animals: script(
    `There are horses loose on {street}.
    A dog is running in and out of the traffic.
    A deer has been hit by a car on {street}.
    A large dog has got into the playground.
    There are sheep on the road.
    A dog has been left in a hot car at {place}.`,
    `Cars are having to stop.
    I do not know who owns it.
    It is hurt and lying on the verge.
    It looks friendly but I am not sure.
    I have tried to hold it by the collar.
    There are children nearby.`,
  ),
  'civil dispute': script(
    `My landlord has changed the locks.
    The builder says he will take my windows back out if I do not pay.
    We are arguing with next door about the fence.
    My lodger will not leave.
    A man has come to take a car and says he is a bailiff.
    A garage will not give me my car back.`,
    `Nobody has been violent.
    I do not know if this is one for the police.
    He is standing on my drive.
    I have all the paperwork.
    It is getting heated.
    All my things are inside.`,
  ),
  'sudden death': script(
    `I have found my dad and I think he has passed away.
    This is ambulance control, we have a death at home on {street}.
    Our resident has died and the doctor asks us to tell you.
    My neighbour has died in his sleep, his carer found him.
    The doctor cannot sign the certificate and says I should ring you.`,
    `He had been ill for some time.
    The paramedics are here.
    The family are with him.
    He was last seen yesterday evening.
    I do not know who to tell.`,
  ),
  'wanted person': script(
    `Recall to prison received, last known address on {street}.
    Tag company: curfew broken, no reply at the address.
    I know where someone you are looking for is staying.
    He is not meant to come near me and I have just seen him on {street}.
    Bail check: not at his address.
    Court warrant to be carried out at {street}.`,
    `He may go out of the back.
    There are children at the address.
    I do not want him to know it was me.
    Last seen yesterday.
    No warnings known.
    He drives a white hatchback.`,
  ),
  firearms: script(
    `I think I have just seen a man with a gun on {street}.
    I heard two loud bangs and saw a car drive off.
    There are lads with what looks like a gun by {place}.
    Someone has pointed something at me that looked like a pistol.
    I have found what looks like an old gun in a shed.`,
    `It could be a toy but it looked real.
    They have gone towards {street}.
    Nobody seems to be hurt.
    I am indoors and away from the window.
    I only saw it for a second.`,
  ),
  message: script(
    `Please could you pass a message to the officer dealing with my case.
    I want to add something to the report I made.
    I have the photos the officer asked for.
    I am ringing for the latest on my case.
    I would like to say thank you to the officers who came out.
    I need to change the time of my appointment.`,
    `I am at work until five.
    They left me a card with a number.
    I have my reference here.
    I was told someone would ring on Monday.
    Email is best for me.
    There is no rush.`,
  ),
  'silent or misdialled': script(
    `No speech; call ended by the caller.
    Phone in a pocket: footsteps and traffic.
    Caller says the phone dialled by itself.
    Watch reported a fall; the wearer says they are fine.
    A toddler had the phone; parent apologised.
    Caller wanted 101.`,
    `No sounds of distress.
    Advised and closed.
    Location checked against earlier calls.
    Rang back and all in order.
    No further action needed.`,
  ),
  enquiry: script(
    `I have lost my passport, do I need to tell you?
    I have found a set of keys on {street}.
    How do I get a copy of my collision report?
    Can you tell me which council looks after street lights?
    I would like to know how to apply to be a special constable.
    Is the front counter open on Saturday?
    I need to tell you about a street party on {street}.
    Somebody rang me and said they were from my bank.`,
    `I have tried the website.
    I can come in to the station.
    I just want to know who to ask.
    It is not urgent.
    Thank you for your help.
    I will be out of the country next week.`,
  ),
}

/** Kinds of event there are words for, and how many different calls each can make. */
export const wordVariety = (): Record<string, number> =>
  Object.fromEntries(
    Object.entries(SCRIPTS).map(([key, s]) => [key, s.first.length * s.second.length]),
  )

const own = new Stream()

/** The words of one caller. The same stream numbers give the same words. */
export function callerWords(
  seed: number,
  key: string,
  i: number,
  j: number,
  street: string,
  place: string,
): string {
  const { first, second } = SCRIPTS[key] ?? SCRIPTS.enquiry!
  own.reset(seed, 'words', i, j)
  const text = own.chance(0.82) ? `${own.pick(first)} ${own.pick(second)}` : own.pick(first)
  return text.replaceAll('{street}', street).replaceAll('{place}', place)
}
