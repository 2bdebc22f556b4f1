/**
 * The words that docs/glossary.md rules out, each with its replacement. A name is compared word by
 * word, so `entryAtHand` contains `at hand`, and `handle` does not contain `hand`.
 *
 * @typedef {object} RuledOut
 * @property {string} words one or more phrases, separated by commas
 * @property {string} use what to write instead
 * @property {RegExp} [only] the files in which the words are ruled out; everywhere when it is missing
 * @property {RegExp} [except] names that may contain the words
 */

/** @type {readonly RuledOut[]} */
export const ruledOutNames = [
  { words: 'at hand', use: 'current' },
  { words: 'told', use: 'reported, or the thing itself' },
  { words: 'untold', use: 'unreported' },
  { words: 'asked, asking', use: 'requested, or request' },
  { words: 'misfit, misfits', use: 'validation issue' },
  { words: 'trouble, troubles', use: 'failure' },
  { words: 'shelf', use: 'cache, or open recordings' },
  { words: 'errand', use: 'task, or prefetch' },
  { words: 'breath', use: 'yield to the event loop' },
  { words: 'sayer', use: 'announcer' },
  { words: 'sofar', use: 'partial' },
  { words: 'verb, verbs', use: 'action, command or request name' },
  { words: 'glimpse', use: 'call summary' },
  // Retell's own name stays where its data is read and stored.
  {
    words: 'scrubbed, masked',
    use: 'redacted',
    only: /^src-renderer\//u,
    except: /^_/u,
  },
  { words: 'fact, facts', use: 'detail, or field' },
  { words: 'bag, bags', use: 'fields' },
  { words: 'sound, sounds', use: 'recording, or audio' },
  { words: 'way, ways', use: 'connection, method or route' },
  { words: 'stretch, stretches', use: 'passage, range or span' },
  { words: 'sight, sights', use: 'view, or what is displayed' },
  { words: 'moods, moody', use: 'behaviour, unreliable' },
  { words: 'news', use: 'updates' },
  { words: 'doubtful', use: 'uncertain' },
  { words: 'in front', use: 'open, or focused' },
  { words: 'goes on, go on, going on', use: 'resume, or continue' },
  { words: 'give up, gives up, given up', use: 'abort, or cancel' },
  { words: 'take stock, settle in, hear keys', use: 'a verb that states the effect' },
  { words: 'bot', use: 'agent' },
  { words: 'party', use: 'caller', only: /^src-renderer\//u },
  { words: 'work mark', use: 'review summary' },
  {
    words: 'mark, marks',
    use: 'marker',
    except: /^(?:byteOrderMark|passMark)$|^mark[A-Z]/u,
  },
  {
    words: 'criterion, criteria',
    use: 'filter field, or filter',
    only: /^(?:src-main\/(?:library\/query|retell|sync)|src-sample|test\/unit\/(?:sample|main\/library\/query))\//u,
  },
  {
    words: 'answer, answers',
    use: 'response, reply or handler',
    only: /^(?:src-main\/(?:ipc|keychain|log|recordings|retell|sync|window|workspaces)|src-sample)\//u,
  },
];

/**
 * Words in file and folder names, besides those of `ruledOutNames`.
 * @type {readonly RuledOut[]}
 */
export const ruledOutFileNames = [
  {
    words: 'words',
    use: 'text (as in call-text.ts)',
    // Matches only names that end with the word, except where spoken words are meant.
    except: /^(?!.*-words$)|^(?:locate|spoken)-words$/u,
  },
  {
    words: 'utils, util, helpers, helper, types, misc, common',
    use: 'the name of the one thing in it',
    except: /-/u,
  },
];

/**
 * Phrases in texts that a user can read.
 * @type {readonly RuledOut[]}
 */
export const ruledOutTexts = [
  { words: 'please', use: 'the sentence without it' },
  { words: 'at hand', use: 'current, or selected' },
  { words: 'is called so', use: 'No matching …' },
  { words: 'asks for a pause', use: 'Rate limit reached' },
  // `src-shared/markers` has a list of what listeners say, such as “go on”.
  { words: 'go on, goes on', use: 'Resume, or continue', only: /^src-(?:main|renderer)\//u },
  { words: 'put away', use: 'Hide' },
  { words: 'told, tells, untold', use: 'reported, shows' },
  { words: 'scrubbed, masked', use: 'redacted' },
  { words: 'facts', use: 'Details' },
  { words: 'was not put', use: "Couldn't add" },
  { words: 'comes to', use: 'the verb that says it' },
  { words: 'so many, the one of', use: 'a number, or the name' },
  { words: 'bot', use: 'agent' },
  { words: 'sound', use: 'recording, or audio' },
  { words: 'marks', use: 'markers' },
];
