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

const tooltipEscapes = new WeakSet<Event>();

/** Whether the key hid a hint: it is free to do what it does anyhow, although it reads as used. */
export const closedTooltip = (event: Event): boolean => tooltipEscapes.has(event);

interface TooltipProps {
  readonly text: string;
  readonly shortcut?: string | undefined;
  readonly children: ReactNode;
}

/** A hint at one control. It repeats the control's name and adds its keys, never anything else. */
export function Tooltip({ text, shortcut, children }: TooltipProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal {...usePortalContainer()}>
        <Radix.Content
          className="tooltip"
          sideOffset={6}
          collisionPadding={8}
          onEscapeKeyDown={(event) => tooltipEscapes.add(event)}
        >
          {text}
          {shortcut === undefined ? undefined : <Kbd chord={shortcut} />}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
