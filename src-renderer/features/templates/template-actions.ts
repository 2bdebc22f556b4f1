import type { AppError } from '../../../src-shared/errors.ts';
import type { Result } from '../../../src-shared/result.ts';
import type { EditReceipt } from '../../../src-shared/review.ts';
import { sendEdit, type SendDeps } from '../../work/send-edit.ts';
import { templatesText } from './templates-text.ts';
import type { TemplateStore, TextElement } from './template-store.ts';

/** The attribute of text fields in which comment templates are suggested. */
const commentField = '[data-comment-field]';

interface TemplateDeps extends SendDeps {
  readonly announceText: (words: string) => void;
}

export type TemplateActions = ReturnType<typeof templateActions>;

/** The text after a slash at the start of a word, up to the caret. */
const slashPattern = /(?:^|\s)\/([^/\n]*)$/u;
const maxSuggestions = 8;

/** Suggests comment templates in comment fields, and loads and saves the list of templates. */
export function templateActions(store: TemplateStore, deps: TemplateDeps) {
  const { bridge, announceText } = deps;
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
      const reply = await sendEdit(deps, { kind: 'templates.save', texts: [...texts] });
      if (reply.ok) store.setState({ texts });
      return reply;
    },

    /** Called on every input: a slash at the start of a word suggests the templates that match. */
    updateSuggestions(target: EventTarget | null): void {
      const field = commentFieldOf(target);
      const caret = field?.selectionStart ?? 0;
      const match = field === undefined ? null : slashPattern.exec(field.value.slice(0, caret));
      if (field === undefined || match === null) close();
      else offer(field, match[1] ?? '', caret - (match[1] ?? '').length - 1);
    },

    /** Called by the shortcut: suggests all templates at the caret. */
    suggestAll(target: EventTarget | null): void {
      const field = commentFieldOf(target);
      if (field === undefined) announceText(templatesText.needsField);
      else if (store.getState().texts.length === 0) {
        announceText(templatesText.none);
      } else offer(field, '', field.selectionStart ?? field.value.length);
    },

    step(by: 1 | -1): void {
      const { suggestions: now } = store.getState();
      if (now === undefined) return;
      const activeIndex = (now.activeIndex + by + now.texts.length) % now.texts.length;
      store.setState({ suggestions: { ...now, activeIndex } });
    },

    /** Replaces the slash and what follows it with the text of the template. */
    insert(index: number): void {
      const { suggestions: now } = store.getState();
      const text = now?.texts[index];
      close();
      if (now === undefined || text === undefined) return;
      now.field.focus();
      now.field.setSelectionRange(now.replaceFrom, now.field.selectionStart);
      // The only way to change a field's text so that its own undo can revert it.
      document.execCommand('insertText', false, text);
    },
  };
}

function commentFieldOf(target: EventTarget | null): TextElement | undefined {
  const isText = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  return isText && target.matches(commentField) ? target : undefined;
}
