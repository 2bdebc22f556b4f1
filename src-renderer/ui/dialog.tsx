import { X } from 'lucide-react';
import { useId, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { IconButton } from './button.tsx';
import { Cover } from './covered.ts';
import { OverlayRoot } from './overlay-root.tsx';
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
  readonly bare?: boolean;
}

/**
 * A modal dialog, open as long as it is rendered. The browser's own element keeps the focus inside,
 * closes on Escape and gives the focus back. Put `autoFocus` on what should have it first.
 */
export function Dialog(props: DialogProps) {
  const { title, onClose, children, footer, size = 'medium', bare = false } = props;
  const element = useRef<HTMLDialogElement>(null);
  const [overlays, setOverlays] = useState<HTMLElement>();
  const titleId = useId();

  useLayoutEffect(() => {
    const dialog = element.current;
    if (dialog === null) return undefined;
    dialog.showModal();
    setOverlays(dialog);
    return () => {
      dialog.close();
    };
  }, []);

  return (
    // The click is the pointer's short way; Escape and the cross are the keyboard's.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- Escape does the same
    <dialog
      ref={element}
      className={`dialog dialog-${size}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === element.current) onClose();
      }}
    >
      <Cover />
      {/* Drawn once the dialog is open: what has `autoFocus` can take the focus only then. */}
      {overlays === undefined ? undefined : (
        <OverlayRoot value={overlays}>
          <div className="dialog-inside">
            <header className={bare ? 'unseen' : 'dialog-head'}>
              <h2 id={titleId}>{title}</h2>
              {bare ? undefined : (
                <IconButton label="Close" keys="Escape" icon={<X />} onClick={onClose} />
              )}
            </header>
            <div className="dialog-body">{children}</div>
            {footer === undefined ? undefined : <footer className="dialog-foot">{footer}</footer>}
          </div>
        </OverlayRoot>
      )}
    </dialog>
  );
}
