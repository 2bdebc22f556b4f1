import { useEffect, useId } from 'react';
import { useStore } from 'zustand';
import type { TemplateActions } from './template-actions.ts';
import type { Suggestions, TemplateStore } from './template-store.ts';
import { templatesText } from './templates-text.ts';
import './templates.css';

interface TemplateSuggestionsProps {
  readonly store: TemplateStore;
  readonly actions: TemplateActions;
}

/** The matching templates below the comment field: ↑ and ↓ move, Enter inserts, Escape closes. */
export function TemplateSuggestions({ store, actions }: TemplateSuggestionsProps) {
  const suggestions = useStore(store, (state) => state.suggestions);
  useEffect(() => listenForTyping(store, actions), [store, actions]);
  return suggestions === undefined ? undefined : (
    <SuggestionList suggestions={suggestions} actions={actions} />
  );
}

interface SuggestionListProps {
  readonly suggestions: Suggestions;
  readonly actions: TemplateActions;
}

function SuggestionList({ suggestions, actions }: SuggestionListProps) {
  const id = useId();
  const { field, texts, activeIndex } = suggestions;
  useEffect(() => {
    field.setAttribute('aria-controls', id);
    return () => {
      field.removeAttribute('aria-controls');
      field.removeAttribute('aria-activedescendant');
    };
  }, [field, id]);
  useEffect(
    () => field.setAttribute('aria-activedescendant', `${id}-${activeIndex}`),
    [field, id, activeIndex],
  );
  const { left, top, bottom } = field.getBoundingClientRect();
  const isLow = top > window.innerHeight / 2;
  return (
    <>
      <ul
        id={id}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/prefer-tag-over-role -- the field keeps the focus and refers to its options
        role="listbox"
        aria-label={templatesText.list}
        className="template-suggestions"
        style={isLow ? { left, bottom: window.innerHeight - top } : { left, top: bottom }}
      >
        {texts.map((text, index) => (
          // The field has the focus and handles the keys.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- see above
          <li
            key={text}
            id={`${id}-${index}`}
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/prefer-tag-over-role -- see above
            role="option"
            aria-selected={index === activeIndex}
            className="template-option"
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => actions.insert(index)}
          >
            {text}
          </li>
        ))}
      </ul>
      <output className="unseen">{templatesText.count(texts.length)}</output>
    </>
  );
}

/** Handles the keys of the suggestions before the field does; all other keys go to the field. */
function listenForTyping(store: TemplateStore, actions: TemplateActions): () => void {
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => actions.step(1),
    ArrowUp: () => actions.step(-1),
    Enter: () => actions.insert(store.getState().suggestions?.activeIndex ?? 0),
    Tab: () => actions.insert(store.getState().suggestions?.activeIndex ?? 0),
    Escape: actions.close,
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const action = keys[event.key];
    const { suggestions } = store.getState();
    if (suggestions === undefined || action === undefined || event.target !== suggestions.field)
      return;
    if (event.ctrlKey || event.metaKey || event.isComposing) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    action();
  };
  const onInput = ({ target }: Event): void => actions.updateSuggestions(target);
  document.addEventListener('keydown', onKeyDown, true);
  document.addEventListener('input', onInput);
  document.addEventListener('focusout', actions.close);
  return () => {
    document.removeEventListener('keydown', onKeyDown, true);
    document.removeEventListener('input', onInput);
    document.removeEventListener('focusout', actions.close);
  };
}
