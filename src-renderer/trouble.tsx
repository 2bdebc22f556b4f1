import { Button } from './ui/button.tsx';
import { EmptyPlace } from './ui/empty-place.tsx';

interface TroubleProps {
  readonly title: string;
  readonly next: string;
}

/** The whole page, when nothing else can be shown. Loading it again loses nothing that was saved. */
export const Trouble = ({ title, next }: TroubleProps) => (
  <main className="trouble" role="alert">
    <EmptyPlace
      title={title}
      action={
        <Button
          tone="primary"
          onClick={() => {
            location.reload();
          }}
        >
          Load Earmark again
        </Button>
      }
    >
      {next}
    </EmptyPlace>
  </main>
);
