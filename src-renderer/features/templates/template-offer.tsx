import { useEffect, useId } from 'react';
import { useStore } from 'zustand';
import type { TemplateActions } from './template-actions.ts';
import type { Offer, TemplateStore } from './template-store.ts';
import './templates.css';

interface TemplateOfferProps {
  readonly store: TemplateStore;
  readonly actions: TemplateActions;
}

/** The templates that fit, under the field being written in: ↑↓ choose, Enter takes, Escape leaves. */
export function TemplateOffer({ store, actions }: TemplateOfferProps) {
  const offer = useStore(store, (state) => state.offer);
  useEffect(() => listenForSlash(store, actions), [store, actions]);
  return offer === undefined ? undefined : <OfferList offer={offer} actions={actions} />;
}

interface OfferListProps {
  readonly offer: Offer;
  readonly actions: TemplateActions;
}

function OfferList({ offer, actions }: OfferListProps) {
  const id = useId();
  const { field, texts, at } = offer;
  useEffect(() => {
    field.setAttribute('aria-controls', id);
    return () => {
      field.removeAttribute('aria-controls');
      field.removeAttribute('aria-activedescendant');
    };
  }, [field, id]);
  useEffect(() => field.setAttribute('aria-activedescendant', `${id}-${at}`), [field, id, at]);
  const { left, top, bottom } = field.getBoundingClientRect();
  const isLow = top > window.innerHeight / 2;
  return (
    <>
      <ul
        id={id}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/prefer-tag-over-role -- the field keeps the focus and points at its options
        role="listbox"
        aria-label="Comment templates"
        className="template-offer"
        style={isLow ? { left, bottom: window.innerHeight - top } : { left, top: bottom }}
      >
        {texts.map((text, place) => (
          // The field hears the keys.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- see above
          <li
            key={text}
            id={`${id}-${place}`}
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/prefer-tag-over-role -- see above
            role="option"
            aria-selected={place === at}
            className="template-option"
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => actions.take(place)}
          >
            {text}
          </li>
        ))}
      </ul>
      <output className="unseen">
        {texts.length === 1 ? '1 template' : `${texts.length} templates`}; Enter takes one
      </output>
    </>
  );
}

/** Keys go to the offer before they go to the field; everything else stays the field's. */
function listenForSlash(store: TemplateStore, actions: TemplateActions): () => void {
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => actions.step(1),
    ArrowUp: () => actions.step(-1),
    Enter: () => actions.take(store.getState().offer?.at ?? 0),
    Tab: () => actions.take(store.getState().offer?.at ?? 0),
    Escape: actions.close,
  };
  const press = (event: KeyboardEvent): void => {
    const act = keys[event.key];
    const { offer } = store.getState();
    if (offer === undefined || act === undefined || event.target !== offer.field) return;
    if (event.ctrlKey || event.metaKey || event.isComposing) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    act();
  };
  const type = ({ target }: Event): void => actions.look(target);
  document.addEventListener('keydown', press, true);
  document.addEventListener('input', type);
  document.addEventListener('focusout', actions.close);
  return () => {
    document.removeEventListener('keydown', press, true);
    document.removeEventListener('input', type);
    document.removeEventListener('focusout', actions.close);
  };
}
