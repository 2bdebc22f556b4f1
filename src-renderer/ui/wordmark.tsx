import './wordmark.css';

/** The product name with its logo: a page with a folded corner, and a sound wave. */
export const Wordmark = ({ large = false }: { readonly large?: boolean }) => (
  <span className={large ? 'wordmark wordmark-large' : 'wordmark'}>
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d="M2.5 1.5h7l4 4v9h-11z" className="wordmark-page" />
      <path d="M9.5 1.5v4h4z" className="wordmark-ear" />
      <path d="M5 8v4M7.5 7v6M10 8.5v3" className="wordmark-line" />
    </svg>
    Earmark
  </span>
);
