import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useShortcut } from '../../commands/use-shortcut.ts';
import { Button } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { tourSteps, type TourStep } from './tour-steps.ts';
import type { TourActions, TourStore } from './tour-store.ts';
import { tourText } from './tour-text.ts';
import './tour.css';

interface TourProps {
  readonly store: TourStore;
  readonly actions: TourActions;
}

/** A bar above the desk with one step at a time; it covers nothing and takes no focus. */
export function Tour({ store, actions }: TourProps) {
  const { step } = useStore(store);
  if (step === undefined) return undefined;
  const shown = tourSteps[step];
  return shown === undefined ? (
    <TourEnd leave={actions.leave} />
  ) : (
    <TourLine index={step} step={shown} actions={actions} />
  );
}

/** The last line of the tour. No message hides it; it stays until it is closed or the next call is tagged or scored. */
function TourEnd({ leave }: { readonly leave: () => void }) {
  useEffect(() => leaveOnEscape(leave), [leave]);
  return (
    <section className="tour" aria-label={tourText.label}>
      <output className="tour-text">{tourText.finished}</output>
      <Button tone="quiet" shortcut="Escape" onClick={leave}>
        {tourText.close}
      </Button>
    </section>
  );
}

interface TourLineProps {
  readonly index: number;
  readonly step: TourStep;
  readonly actions: TourActions;
}

function TourLine({ index, step, actions }: TourLineProps) {
  const keys = useShortcut(step.command);
  useEffect(() => leaveOnEscape(actions.leave), [actions]);
  useEffect(() => onPlay(() => actions.report('play.toggle')), [actions]);
  return (
    <section className="tour" aria-label={tourText.label}>
      <p className="tour-text" aria-live="polite">
        <span className="figure tour-position">
          {tourText.position(index + 1, tourSteps.length)}
        </span>{' '}
        {step.text}
      </p>
      {keys === undefined ? undefined : (
        <span className="tour-keys">
          {tourText.press} <Kbd chord={keys} />
        </span>
      )}
      <Button tone="quiet" onClick={actions.skip}>
        {tourText.skip}
      </Button>
      <Button tone="quiet" shortcut="Escape" onClick={actions.leave}>
        {tourText.exit}
      </Button>
      <Ring target={step.target} />
    </section>
  );
}

/** Escape exits the tour, unless it closes a dialog, a menu or a list. */
function leaveOnEscape(leave: () => void): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    const busy = '[role="dialog"], dialog[open], [role="menu"], [role="listbox"]';
    if (event.key === 'Escape' && document.querySelector(busy) === null) leave();
  };
  document.addEventListener('keydown', onKeyDown, true);
  return () => document.removeEventListener('keydown', onKeyDown, true);
}

/** Playback may be started with the mouse, too. Events of media elements do not bubble. */
function onPlay(run: () => void): () => void {
  document.addEventListener('play', run, true);
  return () => document.removeEventListener('play', run, true);
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A ring around the step's element, wherever it moves; clicks pass through it. */
function Ring({ target }: { readonly target: string }) {
  const [place, setPlace] = useState<Box>();
  useEffect(() => {
    let last = '';
    const measure = (): void => {
      const {
        left = 0,
        top = 0,
        width = 0,
        height = 0,
      } = document.querySelector(target)?.getBoundingClientRect() ?? {};
      const next = { left, top, width, height };
      if (JSON.stringify(next) === last) return;
      last = JSON.stringify(next);
      setPlace(width === 0 ? undefined : next);
    };
    measure();
    // Panes move and calls open, so the element is measured ten times a second.
    const timer = setInterval(measure, 100);
    return () => clearInterval(timer);
  }, [target]);
  return place === undefined ? undefined : (
    <div className="tour-ring" style={place} aria-hidden="true" />
  );
}
