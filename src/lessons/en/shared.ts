// What all lessons share, in English: why an answer is wrong, and the words around the lessons.

/** One for each slip that several questions know. */
export const reasons = {
  leftOut: 'You left out {factor}, {value}. The chain rule multiplies by it, too.',
  flipped: 'The size is right, the sign is not.',
  added: 'You added the factors. Effects in a row multiply.',
};

export const ui = {
  menuTitle: 'Seven lessons: how a net learns, number by number',
  menuHint: 'Enter starts lesson {next}, a number another one, q leaves.',
  menuAgain: 'There are lessons {first} to {last}; a number, Enter or q, please.',
  allDone: 'You have finished all of them. A number takes a lesson again, q leaves.',
  number: 'no.',
  id: 'id',
  title: 'title',
  minutes: 'min',
  progress: 'progress',
  done: 'done, {right} of {of} at first try',
  begun: 'section {section} of {of} is next',
  heading: 'Lesson {number}. {title}',
  help: 'Answer with a number, 1/4, 50% or a formula such as exp(-1). ? is a hint, Enter alone shows the answer, q leaves.',
  resumed: 'You were here before. On with section {section}, or type 1 to begin at the beginning.',
  goOn: '[Enter goes on, q leaves]',
  question: 'Question {number} of {of}',
  right: 'Right. In full: {answer}',
  coarse: 'Right as far as it goes. Two digits, please.',
  unreadable: 'That is no number I can read. Try 0.25, 1/4, 2e-3, 50% or exp(-1); ? is a hint.',
  wrong: 'Not quite.',
  again: 'Try again; ? is a hint.',
  hint: 'Hint: {hint}',
  answer: 'The answer is {answer}.',
  finished: 'That was lesson {number}. Right at first try: {right} of {of}.',
  left: 'Your place is kept. stepgrad learn {id} goes on from there.',
  ended: 'The input ended before the lesson did. --print shows all of it.',
  reset: 'Progress is forgotten: all lessons are new again.',
  hintWord: 'hint',
  skipWord: 'skip',
  quitWord: 'quit',
  nodeColumn: 'node',
  valueColumn: 'value',
  gradColumn: 'gradient',
};
