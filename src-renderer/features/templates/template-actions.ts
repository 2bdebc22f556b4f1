import type { AppError } from '../../../src-shared/errors.ts';
import type { AppBridge } from '../../../src-shared/ipc/contract.ts';
import type { Result } from '../../../src-shared/result.ts';
import type { Edit, EditReceipt } from '../../../src-shared/review.ts';
import type { TemplateStore, TextElement } from './template-store.ts';

/** Put on a text field, it says that comment templates are offered in it. */
const commentField = '[data-comment-field]';

interface TemplateDeps {
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly newId: () => string;
  readonly announceText: (words: string) => void;
}

export type TemplateActions = ReturnType<typeof templateActions>;

/** What is typed after a slash at the start of a word, up to the caret. */
const slashPattern = /(?:^|\s)\/([^/\n]*)$/u;
const maxSuggestions = 8;

/** Offers comment templates where a comment is written, and keeps the list of them. */
export function templateActions(
  store: TemplateStore,
  { bridge, newId, announceText }: TemplateDeps,
) {
  const close = (): void => store.setState({ suggestions: undefined });

  const offer = (field: TextElement, typed: string, from: number): void => {
    const query = typed.toLowerCase();
    const texts = store.getState().texts.filter((text) => text.toLowerCase().includes(query));
    store.setState({
      suggestions:
        texts.length === 0
          ? undefined
          : { field, texts: texts.slice(0, maxSuggestions), activeIndex: 0, replaceFrom: from },
    });
  };

  return {
    close,

    async load(): Promise<void> {
      const reply = await bridge.request('templates:list', undefined);
      if (reply.ok) store.setState({ texts: reply.value });
    },

    async save(texts: readonly string[]): Promise<Result<EditReceipt, AppError>> {
      const edit: Edit = { kind: 'templates.save', texts: [...texts] };
      const reply = await bridge.request('edit:apply', { requestId: newId(), edit });
      if (reply.ok) store.setState({ texts });
      return reply;
    },

    /** After every letter: a slash at the start of a word offers what fits the letters behind it. */
    updateSuggestions(target: EventTarget | null): void {
      const field = commentFieldOf(target);
      const caret = field?.selectionStart ?? 0;
      const match = field === undefined ? null : slashPattern.exec(field.value.slice(0, caret));
      if (field === undefined || match === null) close();
      else offer(field, match[1] ?? '', caret - (match[1] ?? '').length - 1);
    },

    /** By the key, wherever the caret is. */
    suggestAll(target: EventTarget | null): void {
      const field = commentFieldOf(target);
      if (field === undefined)
        announceText('Comment templates are offered where a comment is written.');
      else if (store.getState().texts.length === 0) {
        announceText('No comment template yet. Write some under Settings, Tags.');
      } else offer(field, '', field.selectionStart ?? field.value.length);
    },

    step(by: 1 | -1): void {
      const { suggestions: now } = store.getState();
      if (now === undefined) return;
      const activeIndex = (now.activeIndex + by + now.texts.length) % now.texts.length;
      store.setState({ suggestions: { ...now, activeIndex } });
    },

    /** Writes the text where the slash was. */
    insert(index: number): void {
      const { suggestions: now } = store.getState();
      const text = now?.texts[index];
      close();
      if (now === undefined || text === undefined) return;
      now.field.focus();
      now.field.setSelectionRange(now.replaceFrom, now.field.selectionStart);
      // Of all ways to change a field's text, this one alone can be undone in it.
      document.execCommand('insertText', false, text);
    },
  };
}

function commentFieldOf(target: EventTarget | null): TextElement | undefined {
  const isText = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  return isText && target.matches(commentField) ? target : undefined;
}
