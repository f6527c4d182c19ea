import type { Stream } from '../../database/invented-force/random.ts'

/**
 * A long tail of English family names made from the parts place names are made of: the lists of the invented force
 * hold only common ones, and a few hundred names among millions would make everyone a namesake.
 */
const beginnings =
  'Acker Ald Apple Ash Bar Bart Beck Bent Birk Black Brad Bram Brans Brid Brock Brough Burn Cald Carl Chad Char Clay Clif Cob Col Cotter Cran Crom Dal Den Dray Dun East Eg El Ever Fair Fal Farn Fen Gar God Grim Had Hal Ham Hart Haver Haw Heather Hel Hes Hol Hor Hud Hux Ing Kel Kim Kirk Lam Lang Led Lin Long Mal Mar Mel Mid Mil Mor Nether Nor Oak Old Or Pem Pen Pres Rad Rams Red Ring Rud Sand Sel Shef Ship Sil Sma Stan Stock Strat Sut Swin Tad Thorn Til Tod Und Wad Wal War Wel Whit Wil Win Wor Wy Yar'.split(
    ' ',
  )
const endings =
  'bourne bridge brook bury by church cliffe combe cote croft dale den don field ford gate grave ham head hill hurst ing ingham ington land leigh ley low man mere more ness over ridge shaw sley stead stock stone stow thorpe ton tree wald ward water way well wick win wood worth yard'.split(
    ' ',
  )

/** Common endings more often than rare ones: a tail, not a plateau. */
export function rareFamilyName(stream: Stream): string {
  const start = beginnings[Math.floor(beginnings.length * stream.unit() ** 1.3)]!
  return start + endings[Math.floor(endings.length * stream.unit() ** 1.3)]!
}

/** The same name in other letters, as it is heard or carried over from another alphabet. */
const spellings: readonly (readonly string[])[] = [
  ['Mohammed', 'Muhammad', 'Mohammad', 'Mohamed', 'Muhammed', 'Mohd'],
  ['Ahmed', 'Ahmad'],
  ['Hussain', 'Hussein', 'Husain'],
  ['Yusuf', 'Yousuf', 'Yousaf', 'Yousef'],
  ['Aisha', 'Ayesha', 'Aysha'],
  ['Fatima', 'Fatema', 'Fathima'],
  ['Khadija', 'Khadijah'],
  ['Singh', 'Sing'],
  ['Chowdhury', 'Choudhury', 'Chaudhry', 'Chowdhry'],
  ['Sheikh', 'Shaikh', 'Sheik'],
  ['Stephen', 'Steven'],
  ['Sarah', 'Sara'],
  ['Claire', 'Clare'],
  ['Catherine', 'Katherine', 'Kathryn'],
  ['Ann', 'Anne'],
  ['Philip', 'Phillip'],
  ['Geoffrey', 'Jeffrey'],
  ['Clark', 'Clarke'],
  ['Davies', 'Davis'],
  ['Thompson', 'Thomson'],
  ['Reid', 'Reed'],
  ['Katarzyna', 'Katarzina'],
  ['Agnieszka', 'Agneszka'],
  ['Hassan', 'Hasan'],
  ['Zainab', 'Zaynab'],
  ['Osman', 'Usman', 'Uthman'],
]
const others = new Map(
  spellings.flatMap(group =>
    group.map(name => [name, group.filter(other => other !== name)] as const),
  ),
)

export function respell(name: string, stream: Stream): string {
  const choices = others.get(name)
  return choices ? stream.pick(choices) : name
}
