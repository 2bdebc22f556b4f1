import { Tooltip as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { Kbd } from './kbd.tsx';
import { usePortalContainer } from './overlay-root.tsx';
import './tooltip.css';

/** Wraps the app once: the first tooltip appears after a delay, the next ones at once. */
export const TooltipProvider = ({ children }: { readonly children: ReactNode }) => (
  <Radix.Provider delayDuration={450} skipDelayDuration={200}>
    {children}
  </Radix.Provider>
);

const tooltipEscapes = new WeakSet<Event>();

/** Whether this key press closed a tooltip. Such a key press still has its usual effect. */
export const closedTooltip = (event: Event): boolean => tooltipEscapes.has(event);

interface TooltipProps {
  readonly text: string;
  readonly shortcut?: string | undefined;
  readonly children: ReactNode;
}

/** A tooltip with the control's name and its shortcut, and nothing else. */
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
