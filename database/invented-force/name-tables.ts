/**
 * Names for invented people, by naming community: a thing of this generator only, never written to a row.
 * The lists are our own, of common names, chosen so that the people of the region read like those of a large
 * English city: shares follow the order of the 2021 census answers for the West Midlands county (Office for
 * National Statistics), rounded. Names used more often stand earlier; draws favour the front of a list.
 */

export interface Community {
  id: string
  /** Share of households in hundredths. */
  share: number
  women: readonly (readonly string[])[]
  men: readonly (readonly string[])[]
  families: readonly string[]
  custom:
    | 'english'
    | 'sikh'
    | 'pakistani'
    | 'bangladeshi'
    | 'polish'
    | 'somali'
    | 'arab'
    | 'chinese'
    | 'vietnamese'
    | 'tamil'
    | 'afghan'
    | 'hungarian'
    | 'iberian'
    | 'plain'
  /** Mean people in a household, against 2.6 for all. */
  household: number
  /** Chance that a grown person needs an interpreter, and for which language. */
  interpreter: readonly [number, string]
}

const w = (text: string): string[] => text.split(' ')

// Three ages of names: born before 1960, 1960 to 1994, since 1995.
const ENGLISH_WOMEN = [
  w(
    'Margaret Susan Patricia Christine Jean Maureen Barbara Linda Carol Janet Sheila Pauline Ann Jacqueline Dorothy Joan Brenda Sandra Marion Kathleen Gillian Valerie Hazel Pamela Judith Beryl Doreen Irene Joyce Sylvia Rita Jennifer Wendy Lesley Marjorie Eileen Glenys Norma Vera Audrey',
  ),
  w(
    'Sarah Claire Nicola Emma Lisa Joanne Michelle Karen Tracey Amanda Rachel Rebecca Louise Kelly Victoria Samantha Deborah Helen Julie Laura Gemma Stacey Natalie Leanne Kerry Donna Charlotte Amy Hayley Zoe Jane Angela Alison Tina Katie Lindsey Cheryl Dawn Marie Kirsty',
  ),
  w(
    'Olivia Emily Chloe Jessica Amelia Lily Sophie Grace Ella Ruby Evie Mia Poppy Isla Freya Charlotte Daisy Holly Ellie Megan Lucy Georgia Bethany Hannah Ava Florence Phoebe Millie Lola Rosie Isabelle Imogen Abigail Maisie Elsie Erin Willow Paige Harper Matilda',
  ),
]
const ENGLISH_MEN = [
  w(
    'John David Michael Peter Robert Brian Alan William Keith Roger Anthony Derek Raymond Kenneth Barry Graham Terence Roy Colin Geoffrey Dennis Malcolm Ronald George Trevor Norman Leslie Gordon Clive Frank Eric Stanley Albert Harold Ernest Reginald Cyril Donald Maurice Ivor',
  ),
  w(
    'Paul Mark Andrew Stephen Christopher Richard James Matthew Simon Lee Jason Gary Ian Daniel Darren Neil Craig Adam Wayne Stuart Jonathan Philip Martin Kevin Carl Dean Robert Scott Ryan Shaun Luke Benjamin Adrian Nigel Gareth Justin Russell Damian Ross Marcus',
  ),
  w(
    'Oliver Jack Harry Thomas Joshua George Charlie William Alfie Jacob Samuel James Daniel Callum Ethan Max Archie Liam Noah Connor Leo Oscar Tyler Jake Henry Finley Freddie Lewis Isaac Theo Arthur Kieran Mason Logan Bradley Reece Harvey Toby Owen Elliot',
  ),
]
const ENGLISH_FAMILIES = w(
  'Smith Jones Taylor Williams Brown Davies Evans Wilson Thomas Roberts Johnson Lewis Walker Robinson Wood Thompson White Watson Jackson Wright Green Harris Cooper King Lee Martin Clarke James Morgan Hughes Edwards Hill Moore Clark Harrison Scott Young Morris Hall Ward Turner Carter Phillips Mitchell Adams Anderson Allen Cook Bailey Parker Bell Price Baker Griffiths Simpson Marshall Collins Bennett Cox Richardson Fox Gray Rose Chapman Hunt Shaw Reynolds Lloyd Ellis Richards Wilkinson Russell Powell Palmer Rogers Holmes Stevens Matthews Owen Knight Mason Butler Saunders Cole Pearce Dean Foster Harvey Hudson Gibson Mills Berry Pearson Barnes Booth Dixon Lane Harper Hart Lawson Day Woods Rees Fletcher Willis Marsh Lowe Hopkins Nicholson Parry Jordan Newman Howard Barrett Burton Porter Baxter Perry Ball Elliott Francis Sharp Austin Hawkins Hayes Sutton Holland Moss Bates Kemp Page Arnold Stevenson Ford Potter Kent Field Warren Freeman Rhodes Middleton Payne Pritchard Gregory Bond Webster Dunn Jarvis Stephens Coleman Cross Reed Bartlett Bird Tucker Curtis Bryant Hardy Heath Rice Ashton French Parsons Gilbert Hodgson Walton Newton Bishop Burgess Hutchinson Slater Greenwood Atkins Frost Todd Tranter Hadley Homer Foley Bayliss Yardley Perks Millward Round Darby Raybould Cartwright Guest Hingley Tromans Whitehouse Onions Hickman Bytheway Fellows Dunkley Aston Careless Eccleston Wheeler',
)

const MUSLIM_SOUTH_ASIAN_MEN = [
  w(
    'Mohammed Abdul Mohammad Ghulam Khalid Muhammad Tariq Nazir Bashir Zafar Mahmood Sardar Yousaf Raja Karam Rashid Iqbal Sher Akbar Anwar',
  ),
  w(
    'Mohammed Imran Asif Nadeem Kashif Shahid Adnan Zahid Amjad Tahir Waseem Sajid Javed Nasir Faisal Arshad Haroon Usman Shakeel Naveed Rizwan Aamir Qasim Babar Omar',
  ),
  w(
    'Muhammad Ibrahim Yusuf Hamza Adam Ali Haris Zain Ayaan Bilal Hassan Zakariya Musa Umar Eesa Ismail Rayyan Abdullah Hashim Sami Danyal Idris Subhan Kashan Aqib',
  ),
]

export const COMMUNITIES: readonly Community[] = [
  {
    id: 'english',
    share: 62,
    women: ENGLISH_WOMEN,
    men: ENGLISH_MEN,
    families: ENGLISH_FAMILIES,
    custom: 'english',
    household: 2.3,
    interpreter: [0, 'en'],
  },
  {
    id: 'irish',
    share: 2.2,
    custom: 'english',
    household: 2.2,
    interpreter: [0, 'en'],
    women: [
      w('Bridget Mary Kathleen Nora Eileen Bernadette Philomena Breda Teresa Máire Nuala Attracta'),
      w(
        'Siobhán Sinéad Gráinne Aoife Deirdre Fionnuala Orla Bernadette Róisín Niamh Colleen Maeve',
      ),
      w('Aoife Niamh Saoirse Ciara Caoimhe Erin Róisín Clodagh Éabha Fiadh Orla Tara'),
    ],
    men: [
      w('Patrick Michael Seán Thomas Gerard Brendan Cornelius Declan Fergus Dermot Malachy Eamonn'),
      w('Declan Ciarán Brendan Seán Niall Conor Eoin Kieran Colm Donal Padraig Liam'),
      w('Conor Seán Oisín Cillian Liam Rory Cian Finn Darragh Tadhg Ronan Aidan'),
    ],
    families: [
      "O'Brien",
      "O'Neill",
      'Murphy',
      'Kelly',
      'Walsh',
      "O'Connor",
      'Byrne',
      'Ryan',
      "O'Sullivan",
      'Doyle',
      'McCarthy',
      'Gallagher',
      'Doherty',
      'Kennedy',
      'Lynch',
      'Murray',
      'Quinn',
      'Moran',
      'McLoughlin',
      "O'Donnell",
      'Ó Súilleabháin',
      'Fitzgerald',
      'Flanagan',
      'Costello',
      'Ní Bhriain',
      'McGrath',
      'Brennan',
      'Keane',
    ],
  },
  {
    id: 'welsh and scots',
    share: 2.6,
    custom: 'english',
    household: 2.2,
    interpreter: [0, 'en'],
    women: [
      w('Morag Gwyneth Eirlys Jean Moira Glenys Elspeth Agnes Blodwen Isobel'),
      w('Fiona Siân Rhian Catriona Lorna Bethan Kirsty Eilidh Carys Shona'),
      w('Seren Eilidh Cerys Ffion Isla Skye Megan Rhiannon Iona Mairi'),
    ],
    men: [
      w('Hamish Gwyn Alasdair Emrys Hector Dai Angus Ieuan Duncan Gethin'),
      w('Rhys Craig Gareth Euan Huw Callum Iain Dylan Ruaridh Aled'),
      w('Rhys Finlay Dylan Lachlan Osian Hamish Ioan Cameron Llŷr Fraser'),
    ],
    families: [
      'MacDonald',
      'Llewellyn',
      'Campbell',
      'Stewart',
      'Prosser',
      'Fraser',
      'Pugh',
      'MacLeod',
      'ap Rhys',
      'Cameron',
      'Gwynne',
      'Murdoch',
      'Bowen',
      'Sinclair',
      'Vaughan',
      'Rhydderch',
      'McIntyre',
      'Urquhart',
      'Cadwallader',
      'Preece',
    ],
  },
  {
    id: 'polish',
    share: 1.7,
    custom: 'polish',
    household: 2.6,
    interpreter: [0.16, 'pl'],
    women: [
      w('Krystyna Danuta Halina Jadwiga Teresa Zofia'),
      w(
        'Agnieszka Małgorzata Katarzyna Joanna Magdalena Aneta Monika Ewa Beata Dorota Justyna Iwona',
      ),
      w('Zuzanna Julia Maja Lena Oliwia Wiktoria Hanna Zofia Amelia Nikola'),
    ],
    men: [
      w('Stanisław Zbigniew Tadeusz Jerzy Kazimierz Ryszard'),
      w(
        'Piotr Paweł Tomasz Krzysztof Marcin Łukasz Grzegorz Michał Andrzej Rafał Wojciech Sławomir',
      ),
      w('Jakub Szymon Kacper Filip Antoni Mateusz Bartosz Oskar Wiktor Igor'),
    ],
    families: w(
      'Kowalski Nowak Wiśniewski Wójcik Kamiński Lewandowski Zieliński Szymański Dąbrowski Kozłowski Jankowski Mazur Krawczyk Piotrowski Grabowski Pawłowski Michalski Zając Król Wróbel Jabłoński Stępień Malinowski Głowacki',
    ),
  },
  {
    id: 'romanian',
    share: 1.6,
    custom: 'plain',
    household: 3,
    interpreter: [0.22, 'ro'],
    women: [
      w('Elena Maria Viorica Floarea Aurica'),
      w('Mihaela Andreea Ioana Cristina Mădălina Alina Florentina Nicoleta Ștefania Gabriela'),
      w('Ștefania Alexandra Daria Antonia Sofia Ilinca Mălina Bianca'),
    ],
    men: [
      w('Gheorghe Ion Nicolae Vasile Constantin'),
      w('Andrei Ștefan Mihai Alexandru Marius Ionuț Cătălin Florin Răzvan Bogdan'),
      w('David Luca Matei Darius Ștefan Raul Rareș Vlad'),
    ],
    families: w(
      'Popescu Ionescu Popa Munteanu Dumitrescu Stan Stoica Gheorghe Rusu Constantinescu Marin Dumitru Lăcătuș Ciobanu Florea Toma Ungureanu Mocanu Bălan Țurcanu Drăgan Cojocaru',
    ),
  },
  {
    id: 'hungarian and slovak',
    share: 0.5,
    custom: 'hungarian',
    household: 2.6,
    interpreter: [0.2, 'hu'],
    women: [
      w('Erzsébet Ilona Katalin Mária'),
      w('Ágnes Zsuzsanna Éva Krisztina Andrea Tímea Lenka Zuzana'),
      w('Hanna Zsófia Luca Nikoletta Viktória Eliška'),
    ],
    men: [
      w('László István József Ferenc'),
      w('Zoltán Gábor Tamás Attila Péter Csaba Jozef Róbert'),
      w('Bence Máté Levente Dominik Ádám Matúš'),
    ],
    families: w(
      'Nagy Kovács Tóth Szabó Horváth Varga Kiss Molnár Németh Balogh Lakatos Oláh Farkas Rácz',
    ),
  },
  {
    id: 'iberian',
    share: 0.6,
    custom: 'iberian',
    household: 2.5,
    interpreter: [0.1, 'pt'],
    women: [
      w('María Carmen Fátima Conceição Rosa'),
      w('Ana Marta Lucía Patrícia Inês Sónia Beatriz Raquel'),
      w('Sofía Lara Leonor Carolina Inês Martina'),
    ],
    men: [
      w('Manuel José António Joaquim'),
      w('João Tiago Carlos Rui Íñigo Miguel Luís Álvaro'),
      w('Hugo Mateo Tomás Afonso Diego Gonçalo'),
    ],
    families: w(
      'García Silva Santos Fernandes Rodríguez Ferreira Pereira López Gonçalves Martínez Costa Muñoz Almeida Sánchez Lourenço Ibáñez Simões Araújo',
    ),
  },
  {
    id: 'lithuanian and latvian',
    share: 0.5,
    custom: 'plain',
    household: 2.4,
    interpreter: [0.15, 'lt'],
    women: [
      w('Ona Birutė Irena Valentina'),
      w('Jurgita Rasa Daiva Eglė Kristīne Inga Žaneta Līga'),
      w('Emilija Gabija Ugnė Urtė Elza Anna'),
    ],
    men: [
      w('Jonas Antanas Juozas Jānis'),
      w('Darius Tomas Mindaugas Andrius Aivars Kęstutis Mārtiņš Raimonds'),
      w('Lukas Matas Nojus Jokūbas Roberts Markuss'),
    ],
    families: w(
      'Kazlauskas Jankauskas Petrauskas Stankevičius Vasiliauskas Butkus Žukauskas Bērziņš Kalniņš Ozoliņš Jansons Balčiūnas',
    ),
  },
  {
    id: 'pakistani',
    share: 11,
    custom: 'pakistani',
    household: 3.9,
    interpreter: [0.11, 'ur'],
    women: [
      w(
        'Zubaida Rashida Nasreen Shamim Zarina Parveen Razia Sakina Maqsood Hameeda Sughra Khurshid',
      ),
      w(
        'Shabana Nazia Rukhsana Saima Samina Farzana Yasmin Shazia Tahira Nusrat Rubina Robina Fozia Sadia Naila Asma Kiran Sobia',
      ),
      w(
        'Aisha Fatima Zara Maryam Hafsa Aaliyah Khadija Zainab Inaya Safa Sumayyah Amina Iqra Alina Hania Maham Laiba Eshal',
      ),
    ],
    men: MUSLIM_SOUTH_ASIAN_MEN,
    families: w(
      'Khan Hussain Ahmed Mahmood Akhtar Iqbal Malik Shah Ali Mirza Butt Qureshi Chaudhry Sheikh Raja Aslam Bashir Rafiq Rehman Javed Hanif Saddique Yaqoob Sarwar Abbasi Zaman Younis Latif Dar Mughal',
    ),
  },
  {
    id: 'sikh',
    share: 4.6,
    custom: 'sikh',
    household: 3.3,
    interpreter: [0.06, 'pa'],
    women: [
      w('Surinder Gurdev Mohinder Harbans Joginder Pritam Amarjit Swaran'),
      w(
        'Harpreet Sukhwinder Manjit Jaswinder Kulwinder Parminder Rajinder Gurpreet Balbir Sharanjit Ravinder Inderjit',
      ),
      w('Simran Jasmeet Kiran Jasleen Manpreet Harleen Avneet Ekam Gurleen Anaya Mehar Prabhleen'),
    ],
    men: [
      w('Gurdial Mohinder Harbhajan Joginder Surjit Avtar Ajit Sohan'),
      w(
        'Gurpreet Harjit Sukhdev Balwinder Jaspal Kulwant Rajinder Manjit Satnam Amardeep Baljit Inderpal',
      ),
      w('Arjan Jasdeep Gurveer Harveer Fateh Amrit Sahib Jovan Karam Ranveer Zorawar Angad'),
    ],
    families: w(
      'Singh Gill Sandhu Dhillon Sidhu Grewal Bains Johal Dhaliwal Sahota Rai Bhogal Atwal Sangha Kang Virdee Purewal Mann Bassi Nijjar Uppal Hayer Chahal Dosanjh',
    ),
  },
  {
    id: 'hindu',
    share: 3.2,
    custom: 'english',
    household: 2.9,
    interpreter: [0.05, 'gu'],
    women: [
      w('Kamla Pushpa Shanta Savita Sarla Kokila Manjula Hansa'),
      w('Meena Anita Sunita Nisha Bhavna Hina Rekha Priya Jyoti Kavita Sangeeta Deepa'),
      w('Anika Diya Riya Priya Aarohi Isha Kavya Nikita Shreya Avni Mira Saanvi'),
    ],
    men: [
      w('Ramesh Kantilal Mohanlal Chandrakant Jayantilal Om Prakash Suresh'),
      w('Sanjay Rajesh Nilesh Amit Dipak Bharat Vijay Anil Hitesh Sunil Rakesh Manish'),
      w('Aarav Rohan Krish Dev Vivaan Nikhil Arjun Yash Kunal Aryan Rishi Ishaan'),
    ],
    families: w(
      'Patel Sharma Shah Kumar Mistry Chauhan Parmar Desai Joshi Verma Gupta Solanki Vaghela Bhatt Mehta Lad Tailor Chopra Kapoor Ladva Rathod Trivedi',
    ),
  },
  {
    id: 'south indian and tamil',
    share: 1.1,
    custom: 'tamil',
    household: 2.8,
    interpreter: [0.05, 'ta'],
    women: [
      w('Saraswathy Kamala Mary Annamma'),
      w('Lakshmi Priya Anitha Sujatha Deepthi Bindu Jisha Kavitha'),
      w('Ananya Adithi Diya Nila Meera Angel'),
    ],
    men: [
      w('Subramaniam Rajan Varghese Selvaraj'),
      w('Karthik Senthil Biju Suresh Arun Prakash Jijo Vignesh'),
      w('Aditya Advaith Pranav Aaron Kavin Rohith'),
    ],
    families: w(
      'Krishnan Thomas Nair Varghese Subramanian Rajendran Kuriakose Selvam Sivakumar Menon Mathew Balasubramaniam Pillai Yogarajah',
    ),
  },
  {
    id: 'bangladeshi',
    share: 2.6,
    custom: 'bangladeshi',
    household: 4.1,
    interpreter: [0.12, 'bn'],
    women: [
      w('Rahela Sufia Jahanara Momtaz Kulsuma Ayesha'),
      w('Rehana Shirin Nasima Rumana Salma Shahida Monira Fahmida'),
      w('Tahmina Nadia Maisha Anisa Sumaiya Jannat Tasnim Raisa'),
    ],
    men: [
      w('Abdul Mohammed Haji Syed Nurul Shamsul'),
      w('Kamal Shahin Jubair Mizanur Faruk Rafiqul Shafiq Habibur'),
      w('Tanvir Ibrahim Yasin Saif Rahim Zubair Imad Nabil'),
    ],
    families: w(
      'Miah Rahman Ali Uddin Ahmed Islam Hussain Khan Haque Chowdhury Choudhury Hoque Alam Kamaly Talukdar',
    ),
  },
  {
    id: 'afghan and kurdish',
    share: 1.3,
    custom: 'afghan',
    household: 3.8,
    interpreter: [0.32, 'ps'],
    women: [
      w('Gulalai Fahima Zarghuna'),
      w('Shukria Farida Nilofar Shirin Zohra Najiba Avin Berivan'),
      w('Hosna Sahar Mina Yalda Rojin Asal'),
    ],
    men: [
      w('Gul Haji Sayed'),
      w('Zabihullah Najibullah Hamid Karim Farhad Azad Rebwar Ahmad'),
      w('Mustafa Sohail Elyas Yaser Dilan Omid'),
    ],
    families: w(
      'Safi Stanikzai Ahmadzai Noori Hotak Karimi Rasuli Barzani Hassan Sherzad Zadran Amiri Momand Aziz',
    ),
  },
  {
    id: 'caribbean',
    share: 4,
    custom: 'english',
    household: 2.2,
    interpreter: [0, 'en'],
    women: [
      w(
        'Gloria Merlene Sonia Hyacinth Icilda Winifred Beverley Sylvia Monica Pearl Cynthia Eulalie',
      ),
      w(
        'Michelle Sharon Marcia Yvonne Natasha Tamara Donna Jacqueline Keisha Simone Camille Nadine',
      ),
      w('Shanice Kezia Tiana Aaliyah Jada Renée Amara Nevaeh Chanel Zaria Imani Malia'),
    ],
    men: [
      w('Winston Errol Delroy Neville Clifton Everton Vincent Lloyd Rupert Egbert Carlton Alford'),
      w('Leroy Trevor Wayne Curtis Marvin Nathan Jermaine Dwight Leon Devon Darren Courtney'),
      w('Tyrese Malachi Jayden Kai Andre Tyrell Marlon Josiah Dante Micah Elijah Zion'),
    ],
    families: w(
      'Campbell Brown Williams Grant Gordon Reid Francis Clarke Bailey Stewart Henry Palmer Lewis Wallace Samuels Blake McKenzie Dixon Bennett Thompson Morrison Barrett Hylton Pinnock Beckford Walters Facey Whyte Daley Gayle',
    ),
  },
  {
    id: 'west african',
    share: 3,
    custom: 'plain',
    household: 3,
    interpreter: [0.02, 'fr'],
    women: [
      w('Comfort Grace Abena Folasade'),
      w('Ngozi Adaeze Yetunde Abena Akosua Folake Chinwe Efua Blessing Funmilayo Esi Adwoa'),
      w('Ayomide Chiamaka Temiloluwa Akua Nana Ifeoma Oluwaseyi Deborah Zoë Adanna'),
    ],
    men: [
      w('Kwabena Emmanuel Samuel Oluwole'),
      w('Chukwuemeka Olumide Kwame Kofi Babatunde Emeka Yaw Ifeanyi Tunde Kwaku Segun Obinna'),
      w('Tobi Daniel Chidera Kojo Ayodele Jeremiah Nathaniel Ekow Oluwatobi Kamsi'),
    ],
    families: [
      'Okafor',
      'Adeyemi',
      'Mensah',
      'Owusu',
      'Okonkwo',
      'Boateng',
      'Adebayo',
      'Asante',
      'Eze',
      'Owusu-Ansah',
      'Nwosu',
      'Ogunleye',
      'Osei',
      'Appiah',
      'Balogun',
      'Agyeman',
      'Okeke',
      'Adeleke',
      'Amoah',
      'Ọlátúnjí',
      'Sesay',
      'Kamara',
      'Jallow',
      'Diallo',
      'Touré',
    ],
  },
  {
    id: 'southern and east african',
    share: 1.3,
    custom: 'plain',
    household: 2.8,
    interpreter: [0.06, 'ti'],
    women: [
      w('Abeba Mary Constance'),
      w('Rudo Tsitsi Selamawit Nyasha Hiwet Thandiwe Senait Joyce'),
      w('Tadiwa Bethlehem Ruvimbo Makanaka Naomi Feven'),
    ],
    men: [
      w('Tekle Joseph Enoch'),
      w('Tendai Farai Yonas Tafadzwa Berhane Kudakwashe Dawit Robel'),
      w('Tinashe Nahom Takudzwa Samuel Munashe Abel'),
    ],
    families: w(
      'Moyo Ncube Sibanda Tesfay Dube Haile Ndlovu Gebremedhin Chikwanha Mutasa Weldu Kamau Banda Phiri',
    ),
  },
  {
    id: 'somali',
    share: 1.4,
    custom: 'somali',
    household: 4.2,
    interpreter: [0.17, 'so'],
    women: [
      w('Halimo Khadra Faduma Zahra'),
      w('Hodan Ifrah Nimco Sahra Hibo Ayan Deqa Idil'),
      w('Hamdi Sumaya Ikraan Maryan Naima Sagal'),
    ],
    men: [
      w('Abdi Jama Mohamed Warsame'),
      w('Abdirahman Mohamed Mahad Guled Liban Abdullahi Yusuf Farah'),
      w('Ayub Zakaria Mohamed Ismail Bilal Khalid'),
    ],
    families: w(
      'Hassan Mohamed Ali Abdi Yusuf Jama Ahmed Warsame Farah Ismail Osman Aden Omar Hirsi Guled Nur',
    ),
  },
  {
    id: 'arab',
    share: 1.9,
    custom: 'arab',
    household: 3.4,
    interpreter: [0.2, 'ar'],
    women: [
      w('Samira Nadia Fawzia Amal'),
      w('Rania Huda Layla Maha Nour Hanan Abeer Dalia'),
      w('Yasmin Layan Sara Jana Retaj Malak'),
    ],
    men: [
      w('Saleh Abdo Mohsin Kasim'),
      w('Ahmed Omar Khaled Mahmoud Saeed Mustafa Basel Hisham'),
      w('Yousef Karim Zayd Anas Malik Laith'),
    ],
    families: w(
      'Saleh Al-Hashimi Nasser Mohsen Al-Yafai Kassim Haddad Mansour Al-Jabouri Ghaleb Said Al-Masri Abdulrahman Hamoud El-Amin Obaid Nagi Al-Shami',
    ),
  },
  {
    id: 'chinese',
    share: 1,
    custom: 'chinese',
    household: 2.3,
    interpreter: [0.12, 'zh'],
    women: [
      ['Mei Ling', 'Siu Lan', 'Yuk Ching'],
      ['Xiaoling', 'Ka Yan', 'Li Hua', 'Wing Sze', 'Yan', 'Xiu Ying', 'Hoi Ki', 'Jing'],
      ['Zixuan', 'Yuxin', 'Hei Tung', 'Tsz Ching', 'Xinyi', 'Yan Tung'],
    ],
    men: [
      ['Kwok Wah', 'Chi Keung', 'Wing Fai'],
      ['Wai Ming', 'Jun', 'Wei', 'Chun Kit', 'Xiaoming', 'Ka Ho', 'Lei', 'Tsz Kin'],
      ['Haoran', 'Zihao', 'Lok Yin', 'Yat Long', 'Muchen', 'Ho Yin'],
    ],
    families: w(
      'Chan Wong Wang Li Lee Cheung Zhang Chen Liu Lau Yang Ng Huang Ho Lam Leung Zhao Wu Cheng Xu',
    ),
  },
  {
    id: 'vietnamese',
    share: 0.4,
    custom: 'vietnamese',
    household: 3,
    interpreter: [0.22, 'vi'],
    women: [w('Lan Hoa Mai'), w('Hương Thảo Linh Ngọc Phượng Trang'), w('Anh My Vy Thư')],
    men: [w('Hùng Bình Quang'), w('Tuấn Minh Đức Dũng Hải Long'), w('Khang Huy Nam Bảo')],
    families: w('Nguyễn Trần Lê Phạm Huỳnh Phan Vũ Đặng Bùi Đỗ'),
  },
  {
    id: 'filipino',
    share: 0.6,
    custom: 'plain',
    household: 2.9,
    interpreter: [0.01, 'tl'],
    women: [
      ['Corazon', 'Luzviminda'],
      ['Maria Theresa', 'Jocelyn', 'Rowena', 'Maricel', 'Cristina', 'Lovely'],
      ['Angel', 'Althea', 'Princess', 'Chloe'],
    ],
    men: [
      ['Eduardo', 'Rodolfo'],
      ['Ronaldo', 'Jun', 'Michael', 'Arnel', 'Rommel', 'Jeffrey'],
      ['Nathaniel', 'Joshua', 'Gabriel', 'Ethan'],
    ],
    families: [
      'Santos',
      'Reyes',
      'Cruz',
      'Bautista',
      'dela Cruz',
      'Garcia',
      'Mendoza',
      'Villanueva',
      'Ramos',
      'Aquino',
      'Peñaflor',
      'Manalo',
    ],
  },
  {
    id: 'other european',
    share: 1.5,
    custom: 'plain',
    household: 2.2,
    interpreter: [0.06, 'it'],
    women: [
      w('Giuseppina Maria Ursula Eleni'),
      w('Francesca Anneliese Céline Katja Despina Oksana Giulia Björk'),
      w('Elena Zoé Sofiya Clara Léa Maëlle'),
    ],
    men: [
      w('Giuseppe Salvatore Heinrich Andreas'),
      w('Marco Jürgen François Nikos Oleksandr Jan Søren Matteo'),
      w('Leonardo Lukas Théo Dmytro Noël Dimitris'),
    ],
    families: [
      'Rossi',
      'Müller',
      'Papadopoulos',
      'Dubois',
      'Shevchenko',
      'van der Berg',
      'Esposito',
      'Jensen',
      'Kovalenko',
      'Schröder',
      'Di Marco',
      'Christodoulou',
      'Lefèvre',
      "D'Angelo",
      'Nyström',
      'Dimitrov',
    ],
  },
  {
    id: 'mixed',
    share: 1.8,
    custom: 'english',
    household: 2.5,
    interpreter: [0, 'en'],
    women: ENGLISH_WOMEN,
    men: ENGLISH_MEN,
    families: w(
      'Campbell Khan Singh Owusu Ali Francis Patel Okoro Reid Chen Hassan Grant Mensah Rahman Walker Santos',
    ),
  },
]
