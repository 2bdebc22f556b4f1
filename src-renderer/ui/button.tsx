import type { ComponentProps, ReactNode } from 'react';
import { ariaShortcut } from './keycaps.ts';
import { isMac } from './is-mac.ts';
import { Kbd } from './kbd.tsx';
import { Tooltip } from './tooltip.tsx';
import './button.css';

interface ButtonStyle {
  /** `primary`: the main action of its context. `quiet`: without a border, for rows of buttons. */
  readonly tone?: 'plain' | 'primary' | 'quiet' | 'danger';
  /** The chord that does the same. It is shown, and announced to assistive technology. */
  readonly shortcut?: string | undefined;
  readonly icon?: ReactNode;
}

type ButtonProps = ComponentProps<'button'> & ButtonStyle;

/** A button with a text label. */
export function Button({
  tone = 'plain',
  shortcut,
  icon,
  children,
  className,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      {...(shortcut === undefined ? {} : { 'aria-keyshortcuts': ariaShortcut(shortcut, isMac()) })}
      className={`button button-${tone}${className === undefined ? '' : ` ${className}`}`}
    >
      {icon}
      <span className="button-text">{children}</span>
      {shortcut === undefined ? undefined : (
        <span aria-hidden="true">
          <Kbd chord={shortcut} />
        </span>
      )}
    </button>
  );
}

type IconButtonProps = Omit<ComponentProps<'button'>, 'children' | 'aria-label'> & {
  /** The accessible name, also shown as the tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly shortcut?: string | undefined;
};

/** A button that shows only an icon. Its label and shortcut appear in a tooltip. */
export function IconButton({ label, icon, shortcut, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} shortcut={shortcut}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        {...(shortcut === undefined
          ? {}
          : { 'aria-keyshortcuts': ariaShortcut(shortcut, isMac()) })}
        className={`icon-button${className === undefined ? '' : ` ${className}`}`}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
