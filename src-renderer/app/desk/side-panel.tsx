import { memo, type ComponentType } from 'react';
import { useStore, type StoreApi } from 'zustand';
import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { createCallFeature } from '../../features/call/index.tsx';
import type { createScorecardFeature } from '../../features/scorecard/index.tsx';
import type { createTagsFeature } from '../../features/tags/index.tsx';
import { useIsConcealed } from '../../lib/unbiased-mode.ts';
import { Tabs } from '../../ui/tabs.tsx';
import type { ReviewDataStore } from '../../work/review-store.ts';

export type Panel = 'scorecard' | 'tags' | 'facts';

interface SidePanelParts {
  readonly work: ReviewDataStore;
  readonly panels: StoreApi<{ readonly panel: Panel }>;
  readonly scorecard: Pick<ReturnType<typeof createScorecardFeature>, 'Panel' | 'Dialog'>;
  readonly tags: Pick<ReturnType<typeof createTagsFeature>, 'Panel'>;
  readonly details: {
    readonly Panel: ComponentType<{ readonly detail: CallDetail; readonly concealed: boolean }>;
  };
  readonly call: Pick<ReturnType<typeof createCallFeature>, 'Corrections'>;
}

const TagsAndCorrections = ({ tags, call }: Pick<SidePanelParts, 'tags' | 'call'>) => (
  <>
    <tags.Panel />
    <call.Corrections />
  </>
);

/** The panel next to the transcript. Its tabs stay from call to call, their contents do not. */
export const createSidePanel = ({ work, panels, scorecard, tags, details, call }: SidePanelParts) =>
  memo(function Side({ detail }: { readonly detail: CallDetail | undefined }) {
    const panel = useStore(panels, (state) => state.panel);
    const count = useStore(work, (state) => state.data?.tags.length ?? 0);
    const status = useStore(work, (state) => state.data?.review.status);
    const concealed = useIsConcealed(status);
    const name = detail?.callId;
    return (
      <>
        <Tabs
          label="Review"
          value={panel}
          onChange={(next) => panels.setState({ panel: next })}
          tabs={[
            {
              value: 'scorecard',
              label: 'Scorecard',
              panel: detail && <scorecard.Panel detail={detail} />,
            },
            {
              value: 'tags',
              label: 'Tags',
              count,
              panel: detail && <TagsAndCorrections key={name} tags={tags} call={call} />,
            },
            {
              value: 'facts',
              label: 'Details',
              panel: detail && <details.Panel key={name} detail={detail} concealed={concealed} />,
            },
          ]}
        />
        {detail && <scorecard.Dialog key={name} />}
      </>
    );
  });
