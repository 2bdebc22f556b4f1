import type { Call, CallId } from '../../../src-shared/call.ts';
import { pastAgents, type PastAgent, type VersionSkill } from './past-agents.ts';
import {
  dialogueOf,
  entriesOf,
  truthOf,
  type CallTruth,
  type DialogueLine,
} from './past-dialogue.ts';
import { seededChoices, type Choices } from './seeded-choices.ts';

/** A call of the sample's past with what really happened in it. */
export interface PastCall {
  readonly call: Call;
  readonly agent: PastAgent;
  readonly truth: CallTruth;
  /** The line that each entry is; undefined for tool calls. */
  readonly lines: readonly (DialogueLine | undefined)[];
}

/** All calls of the sample's past, the oldest first. They are the same every time. */
export function pastCalls(): readonly PastCall[] {
  const choices = seededChoices(77);
  return pastAgents
    .flatMap((agent) =>
      agent.versions.flatMap((skill) =>
        Array.from({ length: skill.calls }, (_, index) => pastCall(agent, skill, index, choices)),
      ),
    )
    .toSorted((a, b) => (a.call.startMs ?? 0) - (b.call.startMs ?? 0));
}

function pastCall(
  agent: PastAgent,
  skill: VersionSkill,
  index: number,
  choices: Choices,
): PastCall {
  const truth = truthOf(skill, choices);
  const { entries, lines, endMs } = entriesOf(dialogueOf(agent, truth, choices), truth, choices);
  const span = skill.toMs - skill.fromMs;
  const startMs =
    skill.fromMs + Math.floor((span * index) / skill.calls) + choices.between(0, 7) * 3_600_000;
  const went = truth.resolves === 'yes' && truth.claimsTrue;
  const successful = choices.happens(0.88) ? went : !went;
  const call: Call = {
    // No call of Retell has an id of this form.
    id: callId(
      `sample_past_${agent.rubricId}_v${skill.version}_${String(index + 1).padStart(3, '0')}`,
    ),
    kind: 'call',
    agentId: agent.id,
    agentName: agent.name,
    agentVersion: skill.version,
    type: 'phone_call',
    status: 'ended',
    direction: 'inbound',
    fromNumber: `+1206555${String(choices.between(1000, 9999))}`,
    toNumber: agent.number,
    startMs,
    endMs: startMs + endMs,
    durationMs: endMs,
    disconnectionReason: choices.happens(0.8) ? 'user_hangup' : 'agent_hangup',
    sentiment: sentimentOf(truth, choices),
    successful,
    summary: summaryOf(agent, truth),
    latency: { e2e: latencyOf(truth, choices) },
    cost: { products: [], combined: Math.round((endMs / 1000) * 0.3 * 100) / 100 },
    media: {
      recording: false,
      multiChannel: false,
      scrubbedRecording: false,
      scrubbedMultiChannel: false,
      publicLog: false,
      knowledgeBase: false,
    },
    entries,
    unknown: {},
    problems: [],
  };
  return { call, agent, truth, lines };
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- this file makes the id up, and the brand exists only for the compiler
const callId = (id: string): CallId => id as CallId;

const sentimentOf = ({ resolves, toneFits, repeats }: CallTruth, choices: Choices): string => {
  const bad = Number(resolves === 'no') * 2 + Number(!toneFits) + Number(repeats);
  if (choices.happens(0.12)) return choices.pick(['Positive', 'Neutral', 'Negative']);
  if (bad >= 2) return 'Negative';
  return bad === 1 || resolves === 'partly' ? 'Neutral' : 'Positive';
};

function summaryOf({ rubricId }: PastAgent, { resolves }: CallTruth): string {
  const wish = rubricId === 'support' ? 'asked about a refund' : 'wanted an appointment';
  const end = {
    yes: 'and got it',
    partly: 'and was sent to somebody else',
    no: 'and did not get it',
  }[resolves];
  return `The caller ${wish} ${end}. (Invented call of the sample workspace.)`;
}

function latencyOf({ fast }: CallTruth, choices: Choices) {
  const p50 = choices.between(fast ? 780 : 1300, fast ? 1250 : 2600);
  return { p50, p90: Math.round(p50 * 1.5), num: 6 };
}
