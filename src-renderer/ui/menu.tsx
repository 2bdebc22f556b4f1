import { Check } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { keepFocus, returnFocus } from './return-focus.ts';
import { RegisterOverlay } from './open-overlays.ts';
import { Kbd } from './kbd.tsx';
import './menu.css';

interface MenuProps {
  /** A button; its label is also the accessible name of the menu. */
  readonly trigger: ReactNode;
  readonly children: ReactNode;
  readonly align?: 'start' | 'end';
}

/** A dropdown menu. */
export function Menu({ trigger, children, align = 'start' }: MenuProps) {
  return (
    // Not modal, because a modal menu locks scrolling with an inline style that the page's security policy
    // forbids. Not in a portal, so that it belongs to the landmark of its button.
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Content
        ref={returnFocus}
        onCloseAutoFocus={keepFocus}
        className="menu"
        align={align}
        sideOffset={4}
        collisionPadding={8}
      >
        <RegisterOverlay />
        {children}
      </Radix.Content>
    </Radix.Root>
  );
}

interface MenuItemProps {
  readonly onSelect: () => void;
  readonly children: ReactNode;
  readonly shortcut?: string | undefined;
  /** A second line in smaller text. */
  readonly note?: string | undefined;
  readonly disabled?: boolean;
}

/** A menu item that runs an action. */
export function MenuItem({ onSelect, children, shortcut, note, disabled = false }: MenuItemProps) {
  return (
    <Radix.Item className="menu-item" onSelect={onSelect} disabled={disabled}>
      <span className="menu-check" />
      <span className="menu-text">
        {children}
        {note === undefined ? undefined : <span className="menu-note">{note}</span>}
      </span>
      {shortcut === undefined ? undefined : <Kbd chord={shortcut} />}
    </Radix.Item>
  );
}

interface MenuRadioGroupProps<Value extends string> {
  /** The heading above the options. */
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChoose: (value: Value) => void;
}

/** A group of menu items of which one is selected. */
export function MenuRadioGroup<Value extends string>(props: MenuRadioGroupProps<Value>) {
  const { label, value, options, onChoose } = props;
  return (
    <Radix.RadioGroup value={value} aria-label={label}>
      <Radix.Label className="menu-label">{label}</Radix.Label>
      {options.map((option) => (
        <Radix.RadioItem
          className="menu-item"
          key={option.value}
          value={option.value}
          onSelect={() => {
            onChoose(option.value);
          }}
        >
          <span className="menu-check">
            <Radix.ItemIndicator>
              <Check aria-hidden="true" />
            </Radix.ItemIndicator>
          </span>
          <span className="menu-text">{option.label}</span>
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}

/** A separator between groups of menu items. */
export const MenuSeparator = () => <Radix.Separator className="menu-separator" />;
