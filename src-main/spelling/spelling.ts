import path from 'node:path';
import { app, utilityProcess, type UtilityProcess } from 'electron';
import type { Settings } from '../../src-shared/settings.ts';
import { SpellingResponse, type SpellingRequest } from './messages.ts';
import { spellingLanguage } from './spelling-language.ts';

/** Checks the spelling of what reviewers write. It never fails: without a dictionary, nothing is wrong. */
export interface Spelling {
  readonly misspelled: (words: readonly string[]) => Promise<readonly string[]>;
  readonly suggest: (word: string) => Promise<readonly string[]>;
  /** Takes the word as correct from now on. */
  readonly addWord: (word: string) => void;
}

interface SpellingParts {
  /** The built script of the spelling process. */
  readonly script: string;
  /** The folder with the dictionaries. */
  readonly dictionaries: string;
  readonly settings: () => Pick<Settings, 'checkSpelling' | 'addedWords'>;
  readonly saveSettings: (change: Pick<Settings, 'addedWords'>) => Promise<unknown>;
}

/** A menu must not wait longer than this for suggestions, nor a text for its marks. */
const timeoutMs = 5000;

/** The process starts with the first word to check and ends with the app. */
export function createSpelling(parts: SpellingParts): Spelling {
  const { settings } = parts;
  const pending = new Map<number, (words: readonly string[]) => void>();
  let child: UtilityProcess | undefined;
  let lastId = 0;
  const start = (dictionary: string): UtilityProcess => {
    const started = utilityProcess.fork(parts.script, [dictionary], {
      serviceName: 'Earmark spelling',
      stdio: 'ignore',
    });
    started.on('message', (message: unknown) => {
      const response = SpellingResponse.safeParse(message);
      if (response.success) pending.get(response.data.id)?.(response.data.words);
    });
    started.once('exit', () => {
      child = undefined;
      for (const resolve of pending.values()) resolve([]);
    });
    return started;
  };
  const request = (what: SpellingRequest['what'], words: readonly string[]) => {
    const language = spellingLanguage(app.getPreferredSystemLanguages()[0] ?? '');
    if (!settings().checkSpelling || language === undefined || words.length === 0)
      return Promise.resolve([]);
    child ??= start(path.join(parts.dictionaries, language));
    lastId += 1;
    const message: SpellingRequest = { id: lastId, what, words: [...words] };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- messages between processes have no origin
    child.postMessage(message);
    return responseTo(message.id);
  };
  const responseTo = (id: number): Promise<readonly string[]> =>
    new Promise((resolve) => {
      const finish = (words: readonly string[]): void => {
        clearTimeout(timer);
        pending.delete(id);
        resolve(words);
      };
      const timer = setTimeout(finish, timeoutMs, []);
      pending.set(id, finish);
    });
  return {
    misspelled: (words) => {
      const added = new Set(settings().addedWords);
      return request(
        'misspelled',
        words.filter((word) => !added.has(word)),
      );
    },
    suggest: (word) => request('suggestions', [word]),
    addWord: (word) => {
      const addedWords = [...new Set([...settings().addedWords, word])];
      void parts.saveSettings({ addedWords });
    },
  };
}
