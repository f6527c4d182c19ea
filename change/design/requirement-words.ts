/** Words of ours that make a requirement hard to test or give its solution away, kept as data: lists with commas between. */

export type WordGroup = {
  /** Verbs in their plain form: the others are made from it. */
  readonly verbs?: string
  /** Words and phrases as they stand; a hyphen may be a space. */
  readonly words?: string
  /** A number in the same sentence makes it testable. */
  readonly unlessCounted?: true
  readonly why: string
  readonly better: string
}

/** Said of what nobody could hold a supplier, or us, to. */
export const untestable: readonly WordGroup[] = [
  {
    verbs: `support, facilitate, enable, assist, help, promote, encourage, foster, empower,
      underpin`,
    why: 'it says that something helps, not what is then true',
    better: 'Say who can do what at the end of it, and by when',
  },
  {
    verbs: 'improve, enhance, reduce, increase, strengthen',
    unlessCounted: true,
    why: 'it has no figure, so any change would do',
    better: 'Say from what to what, and by when',
  },
  {
    verbs: `optimise, optimize, maximise, maximize, minimise, minimize, streamline, modernise,
      modernize, transform, leverage`,
    why: 'it has no end at which it is done',
    better: 'Say the figure that is enough',
  },
  {
    verbs: 'endeavour',
    words: `strive, strives, striving, strove, aim to, aims to, seek to, seeks to, try to, tries to, attempt to, attempts to,
      best endeavours`,
    why: 'to have tried is always true',
    better: 'Say what is reached, and how often it may be missed',
  },
  {
    verbs: 'handle, manage, cater for, consider',
    words: 'deal with, deals with, dealt with',
    why: 'it says nothing of the result',
    better: 'Say what stands at the end, and within what time',
  },
  {
    words: `user-friendly, easy, easily, easier, simple, simply, intuitive, intuitively,
      convenient, conveniently, seamless, seamlessly, smooth, smoothly, accessible to all,
      straightforward`,
    why: 'people differ about it',
    better: 'Say how many of whom can do it the first time without being helped',
  },
  {
    words: `flexible, flexibly, flexibility, robust, robustly, scalable, resilient, reliable,
      reliably, efficient, efficiently, effective, effectively, high-quality, good, holistic,
      comprehensive, securely, fit for purpose`,
    why: 'it names a virtue without a figure',
    better: 'Say what it withstands, how often it may fail, or what it may cost',
  },
  {
    words: `fast, faster, quick, quickly, quicker, rapid, rapidly, swift, swiftly, promptly,
      timely, real-time, immediately, instantly, soon, as soon as possible, without delay,
      up-to-date`,
    why: 'it names no time',
    better: 'Say within how many seconds, hours or days, and in how many cases of a hundred',
  },
  {
    words: `appropriate, appropriately, adequate, adequately, sufficient, sufficiently, reasonable,
      reasonably, suitable, suitably, acceptable, where possible, if possible, when possible,
      as far as possible, as required, where required, as needed, if needed, where needed,
      as necessary, if necessary, when necessary, where necessary, practicable, normally,
      usually, generally, typically, ideally, in most cases`,
    why: 'it leaves the choice to whoever delivers',
    better: 'Say in which cases, and who decides them',
  },
  {
    words: 'etc, and so on, and so forth, including but not limited to, among others, and the like',
    why: 'the list has no end',
    better: 'List all that must be there',
  },
  {
    words: `several, various, numerous, some, many, a few, a number of, a variety of, a range of,
      minimal, significant, significantly, substantial, substantially, considerable,
      considerably, regularly, periodically, frequently, often, occasionally,
      from time to time`,
    why: 'it is not a number',
    better: 'Say how many, or how often',
  },
  {
    words: `state-of-the-art, cutting-edge, leading-edge, world-class, best-of-breed,
      best-in-class, best practice, next-generation, modern, innovative, future-proof,
      industry standard, smart`,
    why: 'it is the language of brochures, and changes with fashion',
    better: 'Say what people can do with it that they cannot do today',
  },
]

/** How it is to be made, where it should be said what is to be true. */
export const solutions: readonly WordGroup[] = [
  {
    words: `shall use, must use, should use, will use, built on, built with, built in, built from,
      powered by, hosted on, hosted in, hosted by, implemented in, implemented as,
      developed in, runs on, run on, by means of, integrate with, integrates with,
      interface with, interfaces with`,
    why: 'it says how, and shuts out every other way',
    better: 'Say what must be true for people; put what cannot be chosen under “Constraint”',
  },
  {
    words: `app, apps, portal, portals, dashboard, dashboards, database, databases, chatbot,
      chatbots, blockchain, cloud, API, APIs, microservice, microservices,
      artificial intelligence, AI, machine learning, software, robotic process automation,
      spreadsheet, spreadsheets, web form, web forms, website, smartphone, smartphones,
      server, servers, data lake, data warehouse, plug-in, kiosk, kiosks, drop-down, QR code,
      algorithm, algorithms`,
    why: 'it is one way among others',
    better: 'Say who must be able to do or to know what, and leave the way open',
  },
]

/** Widely known products, matched with their capitals: “teams” and “windows” are words, “Microsoft Teams” is a product. */
export const products = `Microsoft, Windows, Excel, Outlook, SharePoint, Power BI, Azure, Google, Gmail,
      Android, Apple, iPhone, iPad, Amazon, AWS, Oracle, SAP, Salesforce, WhatsApp, Facebook,
      Zoom, Slack, Axon, Motorola, NicheRMS`

/** Terms of law and of policing that hold one of the words above and mean something exact. */
export const exactTerms = `appropriate adult, appropriate adults, modern slavery, reasonable force,
      reasonable grounds, reasonable suspicion, reasonable adjustment,
      reasonable adjustments, reasonable doubt, use force, use of force, use powers,
      use their powers, Victim Support, victim support, community support officer,
      community support officers, support staff,
      support worker, support workers, support service, support services, effective date,
      fast-track, good cause, good faith, how many, how often, as many, as often, as many as,
      help desk, Easy Read, sufficient evidence, supporting evidence, managed offender,
      managed offenders, some other person`

/** After “and” or “or” these begin a second thing to be done, where an object follows. */
export const requirementVerbs = `accept, add, answer, approve, ask, assign, attach, cancel, change, check, choose,
      close, confirm, copy, create, delete, display, download, edit, enter, explain, export,
      find, get, give, hear, hold, import, inform, keep, know, learn, list, log, notify,
      open, pay, print, publish, read, receive, record, refuse, reject, remove, report,
      respond, return, review, save, search, see, send, share, show, sign, store, submit,
      take, tell, track, update, upload, view, warn, withdraw, write`

/** What an object begins with. */
export const beforeObjects = `a, an, the, it, them, him, her, this, that, these, those, their, its, his, all, any,
      each, every, what, who, whom, why, how, when, where, which, to, on, within, with`
