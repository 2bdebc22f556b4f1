/**
 * House rules that no built-in rule says. Each message tells why, because a rule without a reason
 * gets switched off.
 */

const directive = /^\s*(?:oxlint|eslint)-disable/;
const vagueNames = new Set(['utils', 'util', 'helpers', 'helper', 'types', 'misc', 'common']);

/** @param {string} filename */
const stem = (filename) =>
  (filename.split(/[\\/]/).at(-1) ?? '').replace(/(?:\.test)?\.[cm]?[jt]sx?$/, '');

const reasonWithEveryDisable = {
  meta: { type: 'problem' },
  /** @param {any} context */
  create: (context) => ({
    Program() {
      for (const comment of context.sourceCode.getAllComments()) {
        if (directive.test(comment.value) && !/--\s+\S{3,}/.test(comment.value)) {
          context.report({
            node: comment,
            message: 'Say after `--` why this rule is wrong here: the next reader has to know.',
          });
        }
      }
    },
  }),
};

const noVagueFileNames = {
  meta: { type: 'problem' },
  /** @param {any} context */
  create: (context) => ({
    /** @param {any} node */
    Program(node) {
      if (vagueNames.has(stem(context.filename))) {
        context.report({
          node,
          message:
            'Name the file after the one thing in it: a drawer for everything grows forever.',
        });
      }
    },
  }),
};

export default {
  meta: { name: 'earmark' },
  rules: {
    'reason-with-every-disable': reasonWithEveryDisable,
    'no-vague-file-names': noVagueFileNames,
  },
};
