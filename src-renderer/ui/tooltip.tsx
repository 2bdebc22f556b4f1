import { Tooltip as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { Kbd } from './kbd.tsx';
import { usePortalContainer } from './overlay-root.tsx';
import './tooltip.css';

/** Once around the app: hints wait a moment, and follow at once while the pointer moves on. */
export const TooltipProvider = ({ children }: { readonly children: ReactNode }) => (
  <Radix.Provider delayDuration={450} skipDelayDuration={200}>
    {children}
  </Radix.Provider>
);

const forHints = new WeakSet<Event>();

/** Whether the key hid a hint: it is free to do what it does anyhow, although it reads as used. */
export const hidHint = (event: Event): boolean => forHints.has(event);

interface TooltipProps {
  readonly text: string;
  readonly keys?: string | undefined;
  readonly children: ReactNode;
}

/** A hint at one control. It repeats the control's name and adds its keys, never anything else. */
export function Tooltip({ text, keys, children }: TooltipProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal {...usePortalContainer()}>
        <Radix.Content
          className="tooltip"
          sideOffset={6}
          collisionPadding={8}
          onEscapeKeyDown={(event) => forHints.add(event)}
        >
          {text}
          {keys === undefined ? undefined : <Kbd chord={keys} />}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
