/** Words of which the invented places are made. Ours; no place of the real county is meant. */

export interface DistrictPlan {
  code: string
  letter: string
  name: string
  /** Where the town lies, in half-widths of the region from its middle. */
  at: readonly [number, number]
  /** How far its streets are dense, in half-widths. */
  reach: number
  /** Larger pulls more neighbourhoods to the district. */
  pull: number
}

export const DISTRICTS: readonly DistrictPlan[] = [
  { code: 'WX', letter: 'W', name: 'Wexmoor', at: [0.04, 0.02], reach: 0.34, pull: 0.13 },
  { code: 'HD', letter: 'H', name: 'Halden', at: [-0.6, 0.36], reach: 0.2, pull: 0.02 },
  { code: 'PB', letter: 'P', name: 'Priorsbridge', at: [0.56, 0.4], reach: 0.18, pull: 0 },
  { code: 'AV', letter: 'A', name: 'Ashcombe Vale', at: [-0.62, -0.38], reach: 0.2, pull: 0 },
  { code: 'TN', letter: 'T', name: 'Tarnley', at: [0.02, -0.62], reach: 0.17, pull: 0 },
  { code: 'SA', letter: 'S', name: 'Stoneacre', at: [0.7, -0.26], reach: 0.22, pull: 0.03 },
  { code: 'MH', letter: 'M', name: 'Millbrook Heath', at: [-0.06, 0.66], reach: 0.17, pull: 0 },
]

const FIRST =
  'Amber Barrow Birk Brack Caldern Char Cop Cutter Dray Elder Fallow Farn Gars Hammer Hazel Hollin Ivel Kestrel Lark Lin Marl Mere Nether Orch Oxen Pelver Quarr Raven Rush Sallow Sedge Silver Tansy Thorn Under Wain Whin Withy Yarrow Yew'.split(
    ' ',
  )
const LAST =
  'bourne bury combe cote croft dale den field ford gate ham hurst ley low mead mere more nall ridge shaw stead stow thorpe ton wade wall well wick wood worth'.split(
    ' ',
  )
const BEFORE = [
  '',
  '',
  '',
  '',
  'Upper ',
  'Lower ',
  'Great ',
  'Little ',
  'North ',
  'South ',
  'East ',
  'West ',
  'Old ',
  "Saint Aldwyn's ",
  'Abbots ',
  'Canons ',
]
const AFTER = [
  '',
  '',
  '',
  '',
  '',
  ' Green',
  ' End',
  ' Park',
  ' Cross',
  ' Common',
  ' Lane',
  ' Wharf',
  ' Hill',
  ' Grange',
  ' Moor',
  ' Bank',
  ' Fields',
  ' Lock',
]

export const PLACE_PARTS = { FIRST, LAST, BEFORE, AFTER }

/** Real places that the parts could make by accident; never used. */
export const REAL_PLACES: ReadonlySet<string> = new Set([
  'Hazelwood',
  'Hazelmere',
  'Haslemere',
  'Farnham',
  'Linton',
  'Linwood',
  'Lindale',
  'Marlow',
  'Marlborough',
  'Netherton',
  'Netherfield',
  'Oxenhall',
  'Quarrington',
  'Ravensthorpe',
  'Ravenshead',
  'Ravenstow',
  'Rushden',
  'Rushton',
  'Rushall',
  'Rushmere',
  'Sedgeley',
  'Sedgley',
  'Sedgefield',
  'Silverdale',
  'Silverton',
  'Thornbury',
  'Thornley',
  'Thornton',
  'Thornham',
  'Thornhurst',
  'Underwood',
  'Wainfleet',
  'Merebury',
  'Mereham',
  'Charlton',
  'Charley',
  'Copley',
  'Copthorne',
  'Drayton',
  'Draycote',
  'Draycott',
  'Elderfield',
  'Barrowford',
  'Barrowden',
  'Birkdale',
  'Birkby',
  'Bracknell',
  'Brackley',
  'Farnborough',
  'Farnworth',
  'Farndale',
  'Garston',
  'Garswood',
  'Hollinwood',
  'Hollinsend',
  'Larkhall',
  'Larkfield',
  'Linford',
  'Linthorpe',
  'Thornwood',
  'Thornhill',
  'Yewdale',
  'Yarrowfield',
  'Hammerwich',
  'Hammersmith',
  'Hammerwood',
  'Charford',
  'Charfield',
  'Copford',
  'Orchard',
  'Meredale',
])

/** First words of street names by theme, so that one estate's streets sound alike. */
export const STREET_THEMES: readonly (readonly string[])[] = [
  'Oak Ash Elm Beech Birch Willow Poplar Sycamore Chestnut Maple Rowan Hawthorn Cedar Larch Alder Hazel Holly Juniper Laburnum Lime Linden Walnut Whitebeam Aspen Almond Magnolia Cypress Hornbeam Acacia Spruce'.split(
    ' ',
  ),
  'Swallow Kestrel Linnet Heron Finch Robin Wren Skylark Plover Curlew Kingfisher Mallard Nightingale Starling Teal Woodpecker Goldcrest Fieldfare Lapwing Sandpiper Redwing Jay Swift Dunnock Merlin Osprey Falcon Petrel Avocet Nuthatch'.split(
    ' ',
  ),
  'Victoria Albert Alexandra Edward George Arthur Charlotte Adelaide Clarence Caroline Frederick Matilda Augusta Leopold Beatrice Sophia Henrietta Maud Amelia Cambridge Sandringham Balmoral Osborne Windsor Regent Coronation Jubilee Crown Queen King'.split(
    ' ',
  ),
  'Tennyson Wordsworth Shelley Byron Keats Milton Chaucer Dryden Herbert Marlowe Spenser Browning Kipling Masefield Housman Hardy Eliot Bronte Austen Dickens Thackeray Gaskell Trollope Coleridge Burns Blake Clare Cowper Gray Hopkins'.split(
    ' ',
  ),
  'Windermere Coniston Ullswater Derwent Grasmere Buttermere Ennerdale Thirlmere Langdale Kendal Ambleside Keswick Rydal Hawes Borrowdale Eskdale Wasdale Patterdale Swaledale Wharfedale Airedale Nidderdale Malham Ribble Lune Calder Aire Tees Severn Avon'.split(
    ' ',
  ),
  'Foundry Forge Furnace Anvil Hammer Chain Nailers Lockmakers Saddlers Smithy Tinker Brass Copper Iron Steel Glasshouse Kiln Pottery Tannery Weaver Spinner Loom Shuttle Mill Wheelwright Cooper Collier Pit Engine Boiler'.split(
    ' ',
  ),
  'Canal Wharf Lock Towpath Basin Aqueduct Barge Narrowboat Bridge Boatman Ferry Mooring Tunnel Junction Cut Staithe Sluice Weir Ford Brook Stream Spring Well Pool Meadow Marsh Fen Reed Rush Sedge'.split(
    ' ',
  ),
  'Church Chapel Priory Abbey Vicarage Rectory Glebe Minster Cloister Cathedral Canon Bishop Deacon Friary Grange Tithe Parsonage Almshouse Trinity Saviour Allsaints Bell Steeple Lych Sexton Verger Chantry Chapter Nave Pilgrim'.split(
    ' ',
  ),
  'High Market Station School Park Manor Hall Court Castle Mill Green Common Heath Moor Hill Bank Valley Dale Orchard Garden Field Farm Barn Paddock Pasture Warren Copse Spinney Coppice Wood'.split(
    ' ',
  ),
  'Ashford Barnard Carlton Denham Elmswood Fairfield Gladstone Harcourt Ingleby Kelmscott Lansdowne Melbourne Norfolk Osbert Pembroke Quarry Rutland Salisbury Thurlow Upland Vernon Warwick Wellesley Wilmot Wyndham Stafford Somerset Portland Newcastle Leicester'.split(
    ' ',
  ),
  'Poppy Daisy Lavender Rose Bluebell Foxglove Primrose Violet Heather Jasmine Lilac Marigold Clover Cowslip Campion Teasel Bramble Fern Sorrel Thyme Tansy Yarrow Honeysuckle Iris Lupin Harebell Snowdrop Celandine Speedwell Meadowsweet'.split(
    ' ',
  ),
  'Cotswold Malvern Pennine Chiltern Mendip Quantock Cheviot Snowdon Brecon Cleveland Clent Lickey Wrekin Longmynd Clee Purbeck Lomond Grampian Cairn Skiddaw Helvellyn Scafell Ingleborough Whernside Kinder Edale Exmoor Dartmoor Bodmin Bredon'.split(
    ' ',
  ),
]

export const LOCAL_TYPES =
  'Road Street Avenue Close Grove Drive Crescent Gardens Way Lane Place Terrace Walk Croft Rise View Mews Court'.split(
    ' ',
  )
export const LOCAL_TYPE_WEIGHTS = [24, 14, 11, 12, 7, 9, 4, 3, 4, 4, 2, 2, 2, 3, 1.5, 1, 1, 1.5]
export const COLLECTOR_TYPES = ['Road', 'Street', 'Lane', 'Avenue', 'Hill', 'Bank']
export const COLLECTOR_TYPE_WEIGHTS = [55, 12, 18, 7, 5, 3]

export const SHOP_NAMES = {
  first:
    'Corner Central Parade Crossway Bridge Station Village Market Sunrise Family Royal Golden Lucky Star Heath Priory Canal Crown Silver City'.split(
      ' ',
    ),
  shop: [
    'News',
    'Food and Wine',
    'Hardware',
    'Pharmacy',
    'Fashions',
    'Electricals',
    'Bakery',
    'Butchers',
    'Barbers',
    'Mobile Phones',
    'Florist',
    'Books',
    'Opticians',
    'Carpets',
    'Off Licence',
    'Jewellers',
    'Nails',
    'Launderette',
  ],
  pub: [
    'The Anvil',
    'The Boatman',
    'The Chainmakers',
    'The Drovers',
    'The Fallow Deer',
    'The Glassblower',
    'The Hammer and Tongs',
    'The Jolly Nailer',
    'The Locksmith',
    'The Old Wharf',
    'The Plough and Stars',
    'The Saddlers Rest',
    'The Two Larks',
    'The Wheatsheaf',
    'The Wren',
    'The Yew Tree',
  ],
  takeaway: [
    'Fried Chicken',
    'Fish Bar',
    'Pizza',
    'Balti House',
    'Kebab House',
    'Noodle Bar',
    'Jerk Kitchen',
    'Grill',
  ],
  works: [
    'Pressings',
    'Castings',
    'Logistics',
    'Motor Repairs',
    'Tool Hire',
    'Plastics',
    'Timber',
    'Metal Finishing',
    'Storage',
    'Packaging',
  ],
}
