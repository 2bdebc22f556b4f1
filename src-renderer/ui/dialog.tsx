import { hideOthers } from 'aria-hidden';
import { createFocusTrap } from 'focus-trap';
import { X } from 'lucide-react';
import { useEffect, useId, useLayoutEffect, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { IconButton } from './button.tsx';
import { RegisterOverlay } from './open-overlays.ts';
import { OverlayRoot } from './overlay-root.tsx';
import { closedTooltip } from './tooltip.tsx';
import './dialog.css';

interface DialogProps {
  readonly title: string;
  /** Called on Escape, the Close button, or a click outside the dialog. */
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons; the primary one comes last. */
  readonly footer?: ReactNode;
  readonly size?: 'small' | 'medium' | 'large';
  /** The title is not shown, but still announced to assistive technology. */
  readonly hideTitle?: boolean;
}

/**
 * A modal dialog, open while it is rendered. The focus stays inside, Escape closes it, and closing returns
 * the focus. Put `autoFocus` on the element that should have the focus first.
 *
 * It does not use the browser's `showModal`, which makes the rest of the page inert. That recalculates the
 * styles of the thousands of elements of a long call, both on opening and on closing.
 */
export function Dialog(props: DialogProps) {
  const { title, onClose, children, footer, size = 'medium', hideTitle = false } = props;
  const [element, setElement] = useState<HTMLElement | null>(null);
  const titleId = useId();
  // The order matters: the focus can return only after it is no longer trapped and the page is not hidden.
  useTrapFocus(element);
  useLayoutEffect(() => (element === null ? undefined : hideOthers(element)), [element]);
  useRestoreFocus();

  useEscape(element, onClose);

  return createPortal(
    // A click outside is for the pointer; the keyboard has Escape and the Close button.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- Escape does the same
    <div
      className="dialog-backdrop"
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <RegisterOverlay />
      <dialog
        open
        ref={setElement}
        className={`dialog dialog-${size}`}
        aria-modal="true"
        aria-labelledby={titleId}
        tabIndex={-1}
      >
        <OverlayRoot value={element ?? undefined}>
          <div className="dialog-inside">
            <div className={hideTitle ? 'unseen' : 'dialog-head'}>
              <h2 id={titleId}>{title}</h2>
              {hideTitle ? undefined : (
                <IconButton label="Close" shortcut="Escape" icon={<X />} onClick={onClose} />
              )}
            </div>
            <div className="dialog-body">{children}</div>
            {footer === undefined ? undefined : <div className="dialog-foot">{footer}</div>}
          </div>
        </OverlayRoot>
      </dialog>
    </div>,
    document.body,
  );
}

/** Returns the focus to the element that had it before the dialog opened. */
function useRestoreFocus(): void {
  const [before] = useState(() => document.activeElement);
  useLayoutEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected)
        before.focus({ preventScroll: true });
    },
    [before],
  );
}

/**
 * Keeps the focus inside, also when something that closes behind the dialog takes it, and moves it there
 * unless an element with `autoFocus` has it.
 */
function useTrapFocus(dialog: HTMLElement | null): void {
  useLayoutEffect(() => {
    if (dialog === null) return undefined;
    const { activeElement: focused } = document;
    const trap = createFocusTrap(dialog, {
      // The trap returns the focus there until another element has had it.
      initialFocus: focused instanceof HTMLElement && dialog.contains(focused) ? focused : dialog,
      fallbackFocus: dialog,
      delayInitialFocus: false,
      returnFocusOnDeactivate: false,
      // The dialog has an Escape of its own, and a click on the backdrop closes it.
      escapeDeactivates: false,
      allowOutsideClick: true,
    });
    trap.activate();
    return () => {
      trap.deactivate();
    };
  }, [dialog]);
}

/** Listens on the document, because the focus is lost when the focused button disappears. */
function useEscape(dialog: HTMLElement | null, onClose: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      // A menu or a list inside the dialog closes first and marks the event as handled.
      const isUsed = event.defaultPrevented && !closedTooltip(event);
      if (event.key !== 'Escape' || isUsed || !isOnTop(dialog)) return;
      event.preventDefault();
      onClose();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [dialog, onClose]);
}

/** Dialogs are siblings at the end of the page, the topmost last. */
function isOnTop(dialog: HTMLElement | null): boolean {
  const backdrops = [...document.body.children].filter(({ classList }) =>
    classList.contains('dialog-backdrop'),
  );
  return dialog !== null && backdrops.at(-1)?.contains(dialog) === true;
}
