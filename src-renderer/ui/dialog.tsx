import { hideOthers } from 'aria-hidden';
import { X } from 'lucide-react';
import { FocusScope } from 'radix-ui/internal';
import { useEffect, useId, useLayoutEffect, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { IconButton } from './button.tsx';
import { RegisterOverlay } from './open-overlays.ts';
import { OverlayRoot } from './overlay-root.tsx';
import { closedTooltip } from './tooltip.tsx';
import './dialog.css';

interface DialogProps {
  readonly title: string;
  /** Escape, the cross, or a click beside the dialog. */
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons; the one to be reached first stands last. */
  readonly footer?: ReactNode;
  readonly size?: 'small' | 'medium' | 'large';
  /** The dialog is drawn without its title line, which assistive tools still hear. */
  readonly hideTitle?: boolean;
}

/**
 * A modal dialog, open as long as it is rendered: the focus stays inside, Escape closes it, and whoever
 * had the focus has it again. Put `autoFocus` on what should have it first.
 *
 * Not the browser's own `showModal`: that makes everything below it inert, which works out the style of
 * each of a long call's thousands of elements anew, once when it opens and once when it closes.
 */
export function Dialog(props: DialogProps) {
  const { title, onClose, children, footer, size = 'medium', hideTitle = false } = props;
  const [element, setElement] = useState<HTMLElement | null>(null);
  const titleId = useId();
  // The order counts: who had the focus can have it again once nothing keeps it inside or hides them.
  useTrapFocus(element);
  useLayoutEffect(() => (element === null ? undefined : hideOthers(element)), [element]);
  useRestoreFocus();

  useEscape(element, onClose);

  return createPortal(
    // The click is the pointer's short way; Escape and the cross are the keyboard's.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- Escape does the same
    <div
      className="dialog-backdrop"
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <RegisterOverlay />
      <FocusScope.FocusScope
        asChild
        loop
        onMountAutoFocus={(event) => {
          event.preventDefault();
          element?.focus();
        }}
        onUnmountAutoFocus={(event) => event.preventDefault()}
      >
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
      </FocusScope.FocusScope>
    </div>,
    document.body,
  );
}

/** When the dialog goes, whoever had the focus before it was drawn has it again. */
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

/** Brings the focus back when something that closed below the dialog takes it late. */
function useTrapFocus(dialog: HTMLElement | null): void {
  useLayoutEffect(() => {
    if (dialog === null) return undefined;
    const { activeElement: first } = document;
    let last = first instanceof HTMLElement && dialog.contains(first) ? first : dialog;
    const onFocusIn = ({ target }: FocusEvent): void => {
      if (!(target instanceof HTMLElement)) return;
      if (dialog.contains(target)) last = target;
      else if (isOnTop(dialog)) (last.isConnected ? last : dialog).focus();
    };
    document.addEventListener('focusin', onFocusIn);
    return () => {
      document.removeEventListener('focusin', onFocusIn);
    };
  }, [dialog]);
}

/** Wherever the focus is: it is on nothing once the button that had it is gone. */
function useEscape(dialog: HTMLElement | null, onClose: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      // A menu or a list inside of it closes first, and says so.
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

/** Dialogs lie side by side at the end of the page, the one on top last. */
function isOnTop(dialog: HTMLElement | null): boolean {
  const backdrops = [...document.body.children].filter(({ classList }) =>
    classList.contains('dialog-backdrop'),
  );
  return dialog !== null && backdrops.at(-1)?.contains(dialog) === true;
}
