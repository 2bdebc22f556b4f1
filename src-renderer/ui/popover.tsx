import { Popover as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { keepFocus, returnFocus } from './return-focus.ts';
import { RegisterOverlay } from './open-overlays.ts';
import { usePortalContainer } from './overlay-root.tsx';
import './menu.css';

interface PopoverProps {
  readonly trigger: ReactNode;
  /** The accessible name. */
  readonly label: string;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A small panel next to the button that opened it. Escape or a click elsewhere closes it. */
export function Popover(props: PopoverProps) {
  const { trigger, label, open, onOpenChange, children, className = '' } = props;
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal {...usePortalContainer()}>
        <Radix.Content
          ref={returnFocus}
          onCloseAutoFocus={keepFocus}
          className={`popover ${className}`}
          aria-label={label}
          align="start"
          sideOffset={4}
          collisionPadding={8}
        >
          <RegisterOverlay />
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
