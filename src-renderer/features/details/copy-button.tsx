import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';

interface CopyProps {
  /** What it is that is copied, e.g. "Call id". */
  readonly what: string;
  readonly text: string;
}

const confirmationMs = 1500;

/** Puts a value on the clipboard as Retell wrote it, and says so for a moment. */
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
  const label = isCopied ? `Copied ${what}` : `Copy ${what}`;
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
