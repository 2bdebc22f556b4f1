import { glossary } from './glossary-rule.mjs';

/** Rules of this project that no built-in rule covers. */

const directive = /^\s*(?:oxlint|eslint)-disable/;

const reasonWithEveryDisable = {
  meta: { type: 'problem' },
  /** @param {any} context */
  create: (context) => ({
    Program() {
      for (const comment of context.sourceCode.getAllComments()) {
        if (directive.test(comment.value) && !/--\s+\S{3,}/.test(comment.value)) {
          context.report({
            node: comment,
            message:
              'Give the reason after `--`, so that the next reader knows why the rule is disabled.',
          });
        }
      }
    },
  }),
};

export default {
  meta: { name: 'earmark' },
  rules: { 'reason-with-every-disable': reasonWithEveryDisable, glossary },
};
