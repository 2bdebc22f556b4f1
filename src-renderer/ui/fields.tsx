import { useId, type ComponentProps, type ReactNode } from 'react';
import './fields.css';

interface FieldProps {
  readonly label: string;
  /** The label is hidden visually; the placeholder shows it. */
  readonly hideLabel?: boolean;
  readonly hint?: ReactNode;
  /** What is wrong with the entered text. */
  readonly problem?: string | undefined;
}

/** A labelled single-line text field. Accepts every attribute of `<input>`. */
export function TextField(props: FieldProps & ComponentProps<'input'>) {
  const { label, hideLabel, hint, problem, className, ...rest } = props;
  const generatedId = useId();
  const id = rest.id ?? generatedId;
  return (
    <FieldFrame {...{ id, label, hideLabel, hint, problem, className }}>
      <input
        type="text"
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        {...rest}
        id={id}
        className="field-input"
        {...ariaNotes(id, hint, problem)}
      />
    </FieldFrame>
  );
}

/** A labelled multi-line text field. Accepts every attribute of `<textarea>`. */
export function TextArea(props: FieldProps & ComponentProps<'textarea'>) {
  const { label, hideLabel, hint, problem, className, ...rest } = props;
  const generatedId = useId();
  const id = rest.id ?? generatedId;
  return (
    <FieldFrame {...{ id, label, hideLabel, hint, problem, className }}>
      <textarea
        rows={3}
        dir="auto"
        {...rest}
        id={id}
        className="field-input field-area"
        {...ariaNotes(id, hint, problem)}
      />
    </FieldFrame>
  );
}

interface FieldFrameProps {
  /** Of the input. */
  readonly id: string;
  readonly label: string;
  readonly hideLabel: boolean | undefined;
  readonly hint: ReactNode;
  readonly problem: string | undefined;
  readonly className: string | undefined;
  readonly children: ReactNode;
}

/** The label above an input, and the hint and the problem below it. */
const FieldFrame = (props: FieldFrameProps) => {
  const { id, label, hideLabel = false, hint, problem, className = '', children } = props;
  return (
    <div className={`field ${className}`}>
      <label className={hideLabel ? 'unseen' : 'field-label'} htmlFor={id}>
        {label}
      </label>
      {children}
      <FieldNotes id={id} hint={hint} problem={problem} />
    </div>
  );
};

interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type'> {
  readonly label: string;
}

/** A labelled checkbox. */
export const Checkbox = ({ label, ...rest }: CheckboxProps) => (
  <label className="check">
    <input {...rest} type="checkbox" className="check-box" />
    <span>{label}</span>
  </label>
);

const ariaNotes = (id: string, hint: ReactNode, problem: string | undefined) => {
  const notes = [
    ...(hint === undefined ? [] : [`${id}-hint`]),
    ...(problem === undefined ? [] : [`${id}-problem`]),
  ];
  return {
    ...(notes.length === 0 ? {} : { 'aria-describedby': notes.join(' ') }),
    ...(problem === undefined ? {} : { 'aria-invalid': true }),
  };
};

interface FieldNotesProps {
  readonly id: string;
  readonly hint: ReactNode;
  readonly problem: string | undefined;
}

const FieldNotes = ({ id, hint, problem }: FieldNotesProps) => (
  <>
    {hint === undefined ? undefined : (
      <p className="field-hint" id={`${id}-hint`}>
        {hint}
      </p>
    )}
    {problem === undefined ? undefined : (
      <p className="field-problem" id={`${id}-problem`} role="alert">
        {problem}
      </p>
    )}
  </>
);
