import type { ComponentProps, ReactNode } from 'react';
import { ariaKeysOf } from './keycaps.ts';
import { onMac } from './on-mac.ts';
import { Kbd } from './kbd.tsx';
import { Tooltip } from './tooltip.tsx';
import './button.css';

interface ButtonLook {
  /** `primary`: the one thing to do here. `quiet`: without an edge, for rows of buttons. */
  readonly tone?: 'plain' | 'primary' | 'quiet' | 'danger';
  /** The chord that does the same; shown and told to assistive tools. */
  readonly keys?: string | undefined;
  readonly icon?: ReactNode;
}

type ButtonProps = ComponentProps<'button'> & ButtonLook;

/** A button with words. */
export function Button({ tone = 'plain', keys, icon, children, className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      {...(keys === undefined ? {} : { 'aria-keyshortcuts': ariaKeysOf(keys, onMac()) })}
      className={`button button-${tone}${className === undefined ? '' : ` ${className}`}`}
    >
      {icon}
      <span className="button-words">{children}</span>
      {keys === undefined ? undefined : (
        <span aria-hidden="true">
          <Kbd chord={keys} />
        </span>
      )}
    </button>
  );
}

type IconButtonProps = Omit<ComponentProps<'button'>, 'children' | 'aria-label'> & {
  /** What assistive tools and the tooltip say. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly keys?: string | undefined;
};

/** A button that shows a sign; its words and keys appear when it is pointed at or focused. */
export function IconButton({ label, icon, keys, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} keys={keys}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        {...(keys === undefined ? {} : { 'aria-keyshortcuts': ariaKeysOf(keys, onMac()) })}
        className={`icon-button${className === undefined ? '' : ` ${className}`}`}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
