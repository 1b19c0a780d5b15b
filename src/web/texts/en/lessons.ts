// The words of the tab lessons, in English.

export const lessons = {
  list: 'Seven lessons: how a net learns, number by number',
  minutes: 'about {minutes} min',
  section: 'Section {section} of {of}',
  previous: 'Previous',
  next: 'Next',
  all: 'All lessons',
  nextLesson: 'Next lesson: {title}',
  answer: 'Your answer',
  check: 'Check',
  hint: 'Hint',
  show: 'Show the answer',
  question: 'Question {number} of {of}',
};
