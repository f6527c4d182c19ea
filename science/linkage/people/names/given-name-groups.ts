/**
 * Given names that the same person may be known by: short forms, spellings, and forms in another
 * language. Written by us from general knowledge for people in the United Kingdom; no list was copied.
 * One group a line, plain lower case, best-known form first; a name may stand in several groups.
 */
export const english = `
abigail abbie abby abi gail abbey abigale abigayle
adam addy
adrian ade adrien adrianne
agnes aggie nessie nesta
alan allan allen al allyn
albert bert bertie al albie
alexander alex alec sandy al xander alexandre alick lex sasha alasdair alistair iskander
alexandra alex sandra lexi sandy alexa sasha lexie alexandria
alfred alf alfie fred
alice ali alys allie alicia aly
alison ali allison alyson allie
amanda mandy manda
amelia millie amy milly emilia mia
amy aimee amie ami
andrew andy drew andre
andrea andie andi
angela angie ange angelina
ann anne annie anna nan nancy hannah annette anita
annabel bella annabelle anabel
anthony tony antony ant anton
antonia toni antoinette tonia
archibald archie baldie
arthur art artie arty
ashley ash ashleigh ashlee
audrey audra
barbara barb babs barbie babara
barnaby barney barnabas
bartholomew bart barty bat
beatrice bea beatrix trixie bee
belinda bel linda lindy
benjamin ben benny benji benjy
bernard bernie barney
bernadette bernie detta
bertram bert bertie
bethany beth betsy
beverley bev beverly
bradley brad bradly
brenda bren
brian bryan bry bryon
bridget biddy bridie brigid brid bridgit
cameron cam kameron
camilla millie milly cammie
caroline carol carrie carolyn caz caro carolina
carol carole caryl karol carroll
cassandra cass cassie sandra
catherine cath cathy kate katie katherine kathryn katharine kathy kay kit kitty cathryn katy kat catharine catrin kathleen kathrine
cecilia cissy celia cecily cecelia sheila
charles charlie chas chuck chaz charley
charlotte charlie lottie lotty char charley
chloe khloe cloe
christine chris chrissie tina christina kristine kirsty
christina chris chrissie tina kristina
christopher chris kit kris topher christoph cristopher
claire clare clara clair
clifford cliff clif
clive clyve
colin col collin
constance connie
craig kraig
cynthia cindy
cyril cy
daniel dan danny dani
danielle dani danni daniela daniella
darren daren darran darrin
darrell darryl daryl darrel
david dave davey davy dai dafydd davie
dawn dawne
deborah debbie debra deb debs debora
denise denny denyse
dennis denis den denny
derek del derrick derick deryk
desmond des desi dez
diana di diane dianne dee dyan
dominic dom dominick nick
donald don donnie donny
dorothy dot dottie dolly dorothea thea dodie dora
dorian dorien
douglas doug dougie duggie
duncan dunc
edgar ed eddie
edith edie ede edyth
edmund ed eddie ted ned
edward ed eddie ted teddy ned eddy edd
edwin ed eddie
eileen ilene aileen eilean
elaine elayne laine helen
eleanor ellie nell nora elinor nellie elenor lenora eleanora ella
elizabeth liz beth lizzie betty eliza libby lisa bess betsy elspeth elisabeth bessie liza lilibet lillibet buffy ellie
ellen nell nellie helen ellie elen
elliot eliot elliott eliott
ellis elis
emily em emmie millie milly emilie emmy emilia
emma em emmie emmy
ernest ernie ern earnest
esther hester essie ester
ethel eth
eugene gene
eugenie genie
evelyn eve evie lyn eva evelyne
eve eva evie ava
florence flo florrie flossie florie
frances fran fanny frankie francesca franny cissy
francis frank frankie fran franny
franklin frank
frederick fred freddie freddy rick frederic fredrick
frederica freddie rica
gabriel gabe gabby
gabrielle gabby gaby gabriella gabriela
gareth gaz garth garath
gary gaz garry gazza
gavin gav gavyn
gemma gem jemma
geoffrey geoff jeff jeffrey geoffry jeffery
george georgie jorge
georgina georgie gina georgia georgiana
gerald gerry jerry ged gerard
geraldine gerry geri deena
gerard gerry ged jerry gerrard
gertrude gertie trudy
gilbert gil bert
gillian gill jill gilly jillian
gladys glad
glenn glen glyn
gloria glory
gordon gord gordie
grace gracie
graham graeme grahame gray
gregory greg gregor gregg
gwendoline gwen gwendolyn wendy gwenda
hannah hanna anna
harold harry hal
harriet hattie hatty harriette
harrison harry
harry henry harold
harvey harve
hayley hailey haley hayleigh
hazel haze
heather hev
helen nell nellie ellen helena elena lena
henrietta hettie hetty etta harriet
henry harry hal hank henri
herbert bert herbie
hilary hilly hillary
horace horry
howard howie
hubert bert hugh
hugh hughie huw hugo shug
humphrey humph
ian iain eian
imogen immy immie
irene rene rena
isaac ike zac izaak isaak
isabel izzy bella isobel belle isabella isabelle ishbel issy isabell bel
isadora izzy dora
jack john jackie
jacob jake jakob
jacqueline jackie jacky jacqui jaqueline jacquelyn
james jim jimmy jamie jem jamey
jane janey janie jayne jenny
janet jan jannet netta
janice jan janis
jasmine jas jazz jasmin yasmin yasmine
jason jay jase
jean jeannie jeanne jeanette
jeanette jean janette jeannette
jennifer jen jenny jenni jenn jenna jenifer
jeremy jem jerry jez jeremiah
jerome jerry
jessica jess jessie jessye
jill jillian gill
joan joanie
joanna jo joanne joann johanna
jocelyn joss
jodie jody jodi
john johnny jack jon johnnie
jonathan jon jonny john johnathan jonathon
jordan jordon jordy
josephine jo josie josephina
joseph joe joey jo
joshua josh
joy joyce
judith judy jude judi
julia julie jules juliet
julian jules jule julien
juliet julie jules juliette
june junie
justin just jus
karen karon karin kaz caren
katherine kate katie kathy kath katharine kathryn kay kitty katrina
kathleen kath kathy kate katie kay cathleen caitlin
keith keef
kelly kelli kelley kellie
kenneth ken kenny
kerry kerri kerrie ceri
kevin kev kevyn
kimberley kim kimberly kimmy
kirsten kirsty kirstie kirstin kirstine
kyle kile
lance lancelot
laura laurie lori laurel
lauren loz laurie loren
laurence larry laurie lawrence loz lorrie lawrie
lee leigh lea
leonard len lenny leo
leo leon leonard leonardo
leslie les lesley lez
lewis louis lew louie
liam william
lillian lily lil lilian lilly lillie
linda lynda lin lindy lyn
lindsay lindsey linsey linzi lyndsey
lorraine lori lorrie loraine
louis lou louie lewis
louise lou lulu louisa lois
lucy lucie lucinda luce lou
luke luc lucas lukas
lydia lyddie liddy
lynn lyn lynne linda lynnette lynette
madeleine maddie maddy madeline lena madelaine
malcolm mal malc malcom
marcus marc mark
margaret maggie meg peggy marge margie madge greta rita peg daisy mags margery marjorie margret maisie megan margot mairead
maria marie mary ria mia
marian marion marianne maryanne
marilyn lyn marylin merrilyn
mark marc marcus marco
marlene marlena lena
martha marty mattie patty
martin marty martyn
mary molly polly may mamie maria marie moira maura mae mollie mair
matilda tilly mattie tillie maud
matthew matt mat matty mathew matthias
maureen mo maurine maura
maurice morris mo maury moss
maxwell max
maximilian max
megan meg meggie meghan
melanie mel melany
melissa mel missy lissa
michael mike mick micky mickey mikey micheal mitch mickie
michelle shell chelle michele shelly
mildred millie milly
millicent millie milly
miriam mim mimi
mitchell mitch
mohan mo
moira moyra
monica monika mon
muriel merriel
nancy nan ann
naomi nomi naoimi
natalie nat natasha nattie nathalie talia
natasha tash tasha nat natacha
nathan nate nat nathaniel
nathaniel nat nate nathan nathanael
neil neal neill niall
neville nev
nicholas nick nicky nic nik nicolas niclas nico
nicola nicky nikki nic nicole nichola nikky
nicole nicky nikki
nigel nige
noel noelle
norman norm
norma norah
olive olivia livvy ollie
oliver ollie olly noll
olivia liv livvy ollie libby
oscar oskar ossie
oswald oz ozzie ossie
owen owain eoin
pamela pam pammy
patricia pat trish tricia patsy patty trisha paddy
patrick pat paddy rick padraig
paul pauly
pauline polly
penelope penny pen pennie
percival percy
percy percival
peter pete petey
philip phil phillip pip phill
philippa pip pippa phillipa phil philipa
phoebe phebe feebs
phyllis phyl phil phylis
priscilla cilla priss prissy
prudence pru prue
rachel rach rachael rachelle shelly rache
ralph ralf raph
ray raymond
raymond ray raymund
rebecca becky becca bec rebekah beck bex becs
reginald reg reggie rex
reuben ruben rube
rhoda rodie
richard rick dick rich ricky richie dickie dickon ritchie
robert bob rob bobby robbie bert robin rab bobbie
roberta bobbie robbie
robin rob robyn
roderick rod roddy rory
rodney rod roddy
roger rodge rodger
roland rolly rowland
ronald ron ronnie ronny
rosalind ros roz rosalyn linda
rose rosie rosa rosemary
rosemary rose rosie romy rosemarie
roxanne roxy roxie
roy leroy
rupert rup
russell russ rusty russel
ruth ruthie
ryan rian
sally sal sarah
samantha sam sammy sammie manth
samuel sam sammy
sandra sandy sandie alexandra
sarah sara sally sadie zara sal
scott scot scotty
sean shaun shawn shane
sebastian seb bas baz
selina lina celina
sharon shaz shaza sharron
sheila shelagh sheelagh sheilagh
shelley shelly shell
shirley shirl
sidney sid sydney syd
simon si simeon
sophie soph sophia sofia
stacey stacy stace
stanley stan
stella estelle estella
stephanie steph steff stef stefanie
stephen steve stevie steven steph stephan stefan
stewart stuart stew stu
susan sue susie suzy suzanne suzie susanna su sukie suzanna susannah
suzanne sue suzie suzy
sylvia syl silvia
tabitha tabby tab
tamara tammy tam
tamsin tam tammy thomasina
terence terry tel terrance terrence
teresa terry tess theresa tessa treza therese
theodore theo ted teddy
theresa terry tess teresa tessa tracy
thomas tom tommy thom tam tomas
timothy tim timmy
tina christina
toby tobias
tracy tracey trace traci
trevor trev
valerie val
vanessa nessa ness van
vera verity
veronica ronnie vera nic ronni
victor vic vick
victoria vicky vikki tori vicki vic toria vick
vincent vin vince vinny vinnie
violet vi viola
virginia ginny ginnie gina
vivian viv vivien vivienne
walter wally walt wat
wayne waine
wendy wend
wilfred wilf wilfrid fred
william bill will billy liam willy willie wills billie gwilym wil
winifred win winnie freda fred
yvonne von vonnie evonne
yvette evette
zachary zac zach zack zak zachariah zackary
zoe zoey zowie
`

export const celtic = `
aled al
alasdair alistair alastair alister allister ally aly alexander
aine anya anne
aisling ashling aislinn ash
angharad hari ann
aoife eva eefa
angus aonghas gus
ailsa elsa
archie gilleasbuig archibald
bethan beth elizabeth
blathnaid blanaid florence
branwen bronwen
bronwen bronwyn bron
calum callum malcolm cal
caoimhe keeva kiva
caitlin kathleen catherine catrin kaitlyn kaitlin caitriona
catriona katrina trina caitriona catrina
catrin cadi cati catherine
ceri kerry ceridwen
ciara keira kiera kira keara
ciaran kieran kieron kyran
cillian killian
conor connor con
cormac mac
cathal charles
colm colum callum
dafydd dai dewi deio david
daithi david dai
deirdre dee deidre
dermot diarmuid diarmaid
domhnall donald donal
donal donald
eamon eamonn edmund edward
eilidh ailie ellie helen
eilish eilis elizabeth
elin ellen elen helen
eoin owen ian john eoghan
eoghan owen euan eugene
euan ewan ewen owen iwan
evan ifan ieuan ioan iwan john
fionnuala nuala finola
fiona fi ffion
fergus gus fearghus
ffion fiona ffi
finlay fin findlay finley
finbar barry finn
gethin geth
glenys glen glenis
gerallt gerald
gruffydd griff gruff griffith guto
gwenllian gwen gwenno
gwyneth gwen gwynneth
gwilym william gwil wil
hamish seumas james
hefin hef
huw hugh hew
hywel howell hwyl
iain ian john
iolo iorwerth edward
ieuan evan john ifan
illtyd illtud
isla ila
coinneach kenneth
lachlan lachie lachy
llinos linnet
llywelyn llew llewellyn lyn
lorcan laurence
mairi mary mhairi
mairead margaret maighread peig
malachy mal malachi
maire mary maura
mari mary mair
marged margaret mared meg
megan margaret meg mared
meirion merion
micheal michael mick
moira maire mary
morag sarah marion
muireann muirne
myfanwy myf fanny
niamh neve nieve neeve
niall neil neal
nia niamh
orla orlaith orlagh
oisin ossian osheen
padraig patrick pat paddy padraic podge
paidi paddy
pedr peter
peadar peter
rhian rhi rhiannon
rhys reese rees reece
rhiannon rhi
rhodri rod
roisin rosheen rose rosie
ruaridh rory ruairi ruairidh roderick
sian jane shan sharn
siobhan shevaun chevonne shivaun joan
sinead jane janet shinead
sioned janet siani
sion john shon
seamus james shamus seumas jim
sean john shane shaun
sorcha sarah
saoirse seersha
steffan stephen stef
tadhg tim timothy teague
tegan teg
tomos thomas tom twm
tudur tudor theodore
una oonagh oona agnes winifred
`

export const southAsian = `
mohammed muhammad mohammad mohamed mohamad muhammed mohd md mohammod mehmet mo mahomed muhamad mohummed mahammad
ahmed ahmad ahmet achmed ehmed ahmmed
abdul abdel abd abdal abdool
abdullah abdulla abdallah abdillahi abdulahi abdullahi
abdulrahman abdurrahman abdurahman abdirahman abdelrahman abdurehman rehman rahman
abubakar abubakr abu bakr boubacar aboubakar
aisha ayesha aysha aishah asha ayisha aicha aishat ayse aiysha eesha
ali aly alee
amina aminah amna ameena aamina aminat
amir aamir ameer emir amer
amjad amjid
anisa aneesa anisah
arif aarif areef
arshad irshad ershad
asad assad asaad
asif aasif aseef
asma asmaa aasma
ayub ayoub ayyub
azhar azher
aziz azeez abdulaziz
bilal bilaal belal billal
bushra boshra
ehsan ahsan ihsan
farah fara farrah
farhan farhaan
farid fareed ferid
farooq farouk faruk faruq farukh
fatima fatimah fatema fatma fathima fatimat fatuma faduma fatou fatoumata fatimata
faisal faysal feisal faizal
ghulam gulam golam
habib habeeb
hafsa hafsah hafza
haider hyder haidar hayder
halima haleema halimah halimo
hamid hameed hamed
hamza hamzah hamsa
hanif haneef
harun haroon haroun aaron
hasan hassan hasaan hassaan
hussain hussein husain hossain hosein hussan husein husayn hussayn hossein
ibrahim ibraheem ebrahim abraham ibrahima
idris idrees edris
imran emran imraan
iqbal eqbal ikbal
irfan erfan irfaan
ishaq isaac ishak eshaq
ismail ismael ishmael esmail ismaeel
jamal jamaal jamil gamal
jamila jameela jamilah
javed javaid jawed jawaid javid
kabir kabeer
kamal kamaal kemal
karim kareem kerim abdulkarim
khadija khadijah khadeeja hadiza kadija khadeejah hatice khadidja
khalid khaled halid kalid
khalil khaleel halil
latif lateef
layla leila laila layla leyla
mahmood mahmoud mehmood mahmud mehmud
malik maleek malick
mariam maryam maryum miriam meryem mariama mariyam maryan mary
masood masud masoud massoud
mubarak mobarak
mustafa mustapha moustafa mostafa
nadeem nadim
nadia nadya nadiya
naeem naim nayeem
nasir naser nasser naseer
nazia naziya nazeea
nasreen nasrin nazrin nesrin
noor nur nour noora
omar umar omer umer oumar
osman usman othman uthman ousmane uzman
parveen parvin perveen
qasim kasim qassim kassem casim
rashid rasheed rachid
rauf raouf abdulrauf
razia raziya
rehana rihana rehanah
rizwan ridwan rezwan
rubina roobina
rukhsana ruksana rokhsana
saad saud
sadia saadia sadiya
saeed said sayeed saied syed
safia safiya saffiyah sofia safiyyah
sajid sajjid
salim saleem selim
salma selma salmah
samina sameena
samir sameer
sana sanaa
shabana shabanah
shabir shabbir
shahid shaheed shahed
shahida shaheeda
shakil shakeel
shamim shameem
shazia shaziya
sheikh shaikh shaykh shekh
sohail suhail sohel suhel
sulaiman suleiman sulayman suleman solomon souleymane
sumaya sumayyah sumaiya soumaya
syed sayed sayyid said syeed
tahir taher taahir
tahira tahirah
tariq tarik tareq tarek
usama osama
waheed wahid
waqar wakar
waqas wakas vaqas
waseem wasim vasim
yasin yaseen yassin yacin
yasmin yasmeen yasmine jasmine yasemin
yousuf yusuf yousef youssef yusef joseph yousaf yusuph
yunus younus younis yunis jonah
yahya yahia
zahid zaheed
zahra zara zahara zehra
zainab zaynab zeinab zeynep zaineb zenab
zakaria zakariya zachariah zekeriya
zeeshan zishan
zubair zubayr zubeir
zulfiqar zulfikar zulfqar
amandeep aman
amarjit amar amarjeet
amrit amrik
anil aneel
anjali anj
arun aroon
baljit bal baljeet
balwinder bal balvinder
bhavesh bhav
chaudhry choudhury chowdhury choudhry chaudhary chaudhari
daljit dal daljeet
davinder dev devinder dave
deepak dipak
dinesh denesh
gurpreet gurprit gurpeet
gurdeep gurdip
gurjit gurjeet
harjit harjeet har
harpreet harprit
harvinder harwinder
hardeep hardip harry
inderjit inder indarjit inderjeet
jagdeep jagdip jag
jaspreet jas jasprit jassi
jasvinder jaswinder jas
jaswant jasvant
jatinder jitinder
jayesh jay
jitendra jitu jitender
kamaljit kam kamaljeet
kiran keeran
kuldeep kuldip
kulwinder kul kulvinder
lakhbir lakhvir
lakshmi laxmi luxmi
mandeep mandip
manjit manjeet manj
manpreet manprit
meena mina
mohan mohun
mukesh mookesh
narinder nerinder narendra narender
navdeep navdip
neelam nilam
nikhil nik
nitin nit
parminder palminder pam
pooja puja
prakash parkash
pradeep pardeep pradip
priya preeya
rajesh raj rajeesh
rajinder rajender raj rajendra
rajiv rajeev
ranjit ranjeet
rakesh rakeesh
ravinder ravi ravindra ravendra
rupinder rup roopinder
sandeep sandip sandy
sanjay sanj sanjai
satnam sat
satish sateesh
shanti shanthi
sita seeta sitha
sukhdeep sukh
sukhjit sukhjeet sukh
sukhvinder sukhwinder sukh
sunil suneel
suresh sureesh
surinder surender surindra
surjit surjeet
sushila susheela
swaran swarn
tejinder taj tejender
vijay vejay
vikram vik
vimal veemal
yogesh yogi
`

export const european = `
agnieszka aga agnes
aleksander alexander alek olek aleks oleksandr aleksandr alexandru sasha aleksandar olexandr alex
aleksandra alexandra ola oleksandra alex
alicja ala alice
andrzej andrew andy andrej andrei jedrek andriy andrius andrey andras
anna ania anka ann anne ana anne hanna anya
antoni antek anthony anton antoine antonio tony
barbara basia basha
bartosz bartek bartlomiej bart bartholomew
beata beatrice
bogdan bohdan
boguslaw bogus
bozena bozenna
cezary czarek caesar
czeslaw czesiek
damian damien
dariusz darek darius
dawid david
dominik dominic domino
dorota dorothy dorotka
edyta edith
elzbieta ela elizabeth elisabeta
ewa eve eva ewelina
ewelina evelyn ewela
filip philip
franciszek franek francis
grazyna grazka
grzegorz greg gregory grzesiek grigore grigory hryhorii
halina hala
henryk henry heniek
iwona yvonne iwonka ivonne
izabela iza isabel
jacek jack hyacinth
jadwiga jadzia hedwig
jakub kuba jacob james jake
jan janek john jon johann ion ioan ivan jonas janis
janina janka
janusz janek
jaroslaw jarek yaroslav
jerzy jurek george yuri
joanna asia joan joanne
jolanta jola yolanda
jozef joseph jozek josef josif
julia julka yulia iulia julie yuliia
justyna justine
kamil camil
karol charles karel karolek
karolina caroline karola
katarzyna kasia kate catherine katherine kaska ecaterina kateryna ekaterina katya
kazimierz kazik casimir
kinga kunegunda
konrad conrad
krystian christian kristian cristian
krystyna krysia christine cristina kristina
krzysztof krzys chris christopher krzysiek kristof
lech leszek
leszek lech
lukasz luke lucas luka
maciej maciek matthias matthew matei
magdalena magda madeleine lena
malgorzata gosia margaret malgosia gocha
marcin martin marcinek
marek mark marc marius
maria mary marysia marie mariya mariia marija
mariusz marius mario
marta martha
marzena marzenka
mateusz matthew matt matei mateo matej
michal michael mike misiek mihai mihail mykhailo mikhail
mieczyslaw mietek
mikolaj nicholas nicolae mykola nikolai miki
miroslaw mirek miroslav
monika monica
natalia natalie natalka nataliya nataliia
olga ola olha
patryk patrick
pawel paul pavel pavlo paulius
piotr peter petru petro pyotr piotrek
paulina pauline
przemyslaw przemek
radoslaw radek
rafal raphael rafael raf
renata renate
robert robercik
roman romek
ryszard richard rysiek
sebastian seba sebastien
slawomir slawek
stanislaw stanley staszek stan
stefan stephen steven stefanos
sylwia sylvia sylwka
szymon simon semyon
tadeusz tadek thaddeus
teresa theresa tereza
tomasz tom thomas tomek toma tomas
urszula ursula ula
waldemar waldek
wieslaw wiesiek
wioletta violetta viola
witold witek
wladyslaw wladek ladislav
wlodzimierz wlodek vladimir volodymyr
wojciech wojtek adalbert
zbigniew zbyszek
zdzislaw zdzisiek
zofia zosia sophie sofia
zygmunt zygi sigmund
adrian adi
alexandru alex alexander sandu
alina alin
ana ann anca anne
andrei andrew andy
andreea andrea
bogdan bogdi
catalin cata catalina
ciprian cip
constantin costel costica konstantin costin constantine
corina corinna
cosmin cosmina
cristian cristi chris christian
cristina cristi christina
daniel dani danut
daniela dana
dumitru mitica dimitri dmitry dmytro
elena lena helen ileana olena yelena
emil emilian
florin florian florea
gabriel gabi gavril
gheorghe george gigi georgi georgios heorhii
ioana joanna
ion ioan ionel ionut nelu john
ionut ion ioan
iulian julian
laurentiu laur laurence
liviu livius
lucian luci
maria mary marioara
marian marin
mihaela michaela
mihai michael mihail misu
mircea mirciulica
nicolae nicu nick nicholas nicusor
nicoleta nicola
octavian tavi
oana joanna
ovidiu ovi
petru peter petre petrica
raluca ralu
razvan razvi
roxana roxy roxanne
simona simone
sorin sorina
stefan stephen fane
stefania stephanie
teodor theodore fedir fyodor
tudor teodor
valentin vali valentyn
vasile vasilica basil vasyl vasily
victor viktor
viorel viorica
vlad vladimir volodymyr
iryna irina irene ira iren
kateryna katya catherine
liudmyla lyudmila ludmila
mykhailo mykhaylo michael misha
mykola nicholas kolya nikolay
nadiia nadiya nadezhda nadia
oksana xenia
oleksandr alexander sasha olexandr aleksandr
oleksii alexei oleksiy aleksey alex
olena helen elena lena
pavlo paul pavel
petro peter pyotr
serhii sergei serhiy sergey serge
svitlana svetlana sveta lana
tetiana tatiana tetyana tanya
volodymyr vladimir vova volodya
vasyl basil vasily
yevhen eugene evgeny yevgeny evgeni
yurii yuri george yuriy iurii
andrius andrew andriejus
darius darijus
egle egija
gintaras gintas
jonas john
jurgita jurga
mindaugas mindas
tomas thomas
giorgos georgios george yiorgos
ioannis yiannis john giannis
konstantinos kostas costas dinos
dimitrios dimitris jimmy dimitri
nikolaos nikos nick
panagiotis panos takis
eleni helen elena
francesco franco frank francis
giovanni gianni john
giuseppe joseph beppe pino
luigi louis gino
giulia julia
jose pepe joseph
juan john
francisco paco francis frank
joao john
manuel manny manolo emmanuel
pedro peter
`

export const african = `
abdi cabdi abdul
abdirahman abdurahman abdulrahman cabdiraxmaan
abshir abshiir
asha caasha aisha
ayaan ayan
cabdullahi abdullahi abdullah
deeqa deqa
faduma fadumo fatima fatuma faadumo
farah faarax
fartun fartuun
guled guleed
habiba habibo xabiibo
hamdi xamdi
hawa xaawo hawo eve
hibo hiba
hodan hoodan
ismahan ismahaan
khadra qadra
liban liibaan
mahad mahat
mohamud maxamuud mahamoud maxamud mahmoud
mohamed maxamed mahamed muhammad
muna mouna
mustaf mustafe mustafa
nimco nimo
omar cumar omer
osman cismaan cusmaan usman
roble rooble
sagal sagall
sahra zahra saara
said saciid saeed
shukri shukry
warsame warsama
yasin yaasiin
yusuf yuusuf yusef
zamzam zam
ade adeola adebayo adewale adekunle
adebayo bayo ade
adeola ola deola ade
adewale wale ade
adekunle kunle ade
ayodele ayo dele
ayomide ayo
babatunde tunde baba
oluwaseun seun olu
oluwatobi tobi oluwatobiloba tobiloba
oluwatosin tosin
oluwafemi femi olufemi
oluwakemi kemi
olumide mide olu
olusegun segun olu
oluwaseyi seyi
temitope tope temi
temilola temi lola
titilayo titi layo
folasade sade fola
funmilayo funmi layo oluwafunmilayo
ifeoluwa ife
oluwadamilola dami damilola
damilola dami
opeyemi ope yemi
olayinka yinka
yetunde yeti iyetunde
chukwuemeka emeka chukwuma
chukwudi chudi
chidinma chichi dinma
chinedu nedu edu
chinonso nonso
chinwe chinwendu nwendu
chioma chi
ifeanyi ify
ifeoma ify oma
ikechukwu ike
kelechi kele
ngozi ngo
nkechi nkechinyere
nnamdi namdi
obinna obi
okechukwu okey
onyeka onyekachi
uchenna uche
uzoma uzo
kwame kwami kwamena
kwabena kobina kobby ebo
kwaku kweku
kofi koffi
kojo kwadwo cudjoe jojo
yaw yao ekow
kwesi kwasi akwasi
akosua esi
adwoa adjoa ajoa
abena abenaa araba
akua ekua aku
yaa yaaba
afua efua afia
ama amma
nana nanna
emmanuel emma manny manu imanuel
blessing bless
ousmane osman usman
mamadou muhammad mamadu
amadou ahmadou ahmed
fatoumata fatou fatima
aminata amina ami
ibrahima ibrahim
boubacar abubakar
cheikh sheikh
moussa musa moses mousa
musa moses moosa mussa
isa eisa essa jesus issa
dawood daud dawud david dawit
yaqub yacoub jacob yakub
tendai tendayi
tafadzwa tafi
tatenda tate
rutendo ruth
tsegaye tsegay
haile hayle
selam selamawit
tewodros tedros theodore
yohannes johannes john
gebre gebriel gabriel
berhane birhane
`

export const eastern = `
mehmet muhammed mohammed memet
ahmet ahmed
mustafa musti
emine amina
fatma fatima
hatice khadija
huseyin hussein
hasan hassan
ibrahim ibo
ismail ismayil
omer omar
osman ottoman
yusuf joseph
zeynep zainab
ayse aisha aysha
elif alif
emre emrah
cemal jamal gamal
cengiz jengiz genghis
cagri chagri
ebru ebroo
gul gulsen gulsum
kemal kamal
leyla layla
murat mourat murad
ozgur ozgu
ramazan ramadan
selim salim
sukru shukru
suleyman suleiman
serif sherif sharif
sevgi sevda
yasar yashar
yilmaz yelmaz
zehra zahra
abdelkader abdulkader abdulqadir abdikadir
abdelaziz abdulaziz aziz
adel adil
ahlam ahlem
amr amro omar
anwar anouar
ayman aymen aiman
basim bassem basem
fadi fady
fawzi fauzi
ghassan gassan
hadi hady
haitham haytham
hani hany
hisham hicham
hoda huda
husam hossam houssam
iman eman imane
intisar entisar
jaber jabir
jalal jelal galal
khawla khaoula
lamia lamya
lina leena
mahdi mehdi mahdy
majid majeed maged
manal menal
mona muna mouna
munir mounir
nabil nabeel
nadir nader
najib naguib najeeb
nawal naoual
nizar nezar
qais kais qays
raed raid
ramy rami
rania raniya
reem rim
sabah saba
saif seif sayf
salah saleh salih
samar sammar
sami samy
sharif sherif shareef cherif
suad souad
taha taaha
walid waleed oualid
wafa wafaa
yazan yazen
ziad zeyad ziyad
zaid zayd zeid
reza riza raza
hossein hussein
mehdi mahdi
shirin shireen
soheil suhail
azad azaad
dilshad dlshad
hiwa hewa
rebin rebeen
shivan shvan
chan chen chin tan
cheung zhang chang teung
chow zhou chou
fung feng
ho he hoe
hui xu hsu
huang wong hwang
kwok guo kuo
lam lin lim
lau liu low
lee li ly
leung liang leong
lo luo law
ng wu ong goh
tang deng
tsang zeng tseng
wang wong ong
wei wai way
xiao siu hsiao
xiaoming siuming hsiaoming
xiu sau
yang yeung young
ye yip yeh ip
yuen yuan ruan
zhao chiu chao
zheng cheng tay
zhu chu choo
jian kin chien
jun chun tsun
ming meng
wen man
ying ing
yi yee
yu yue
hong hung
jing ching
mei may
`
