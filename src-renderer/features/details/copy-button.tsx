import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { detailsText } from './details-text.ts';

interface CopyProps {
  /** The name of the value, e.g. “Call ID”. */
  readonly what: string;
  readonly text: string;
}

const confirmationMs = 1500;

/** Copies a value as Retell wrote it, and confirms this for a moment. */
export function CopyButton({ what, text }: CopyProps) {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => {
      setCopied(false);
    }, confirmationMs);
    return () => {
      clearTimeout(timer);
    };
  }, [isCopied]);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  const label = isCopied ? detailsText.copied(what) : detailsText.copy(what);
  return (
    <button
      type="button"
      className="detail-copy"
      aria-label={label}
      title={label}
      onClick={() => void copy()}
    >
      {isCopied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
    </button>
  );
}
