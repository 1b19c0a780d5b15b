// All words of the page, in English. Places for numbers and names are in braces.

import { functions } from './functions';
import { lessons } from './lessons';
import { step } from './step';
import { train } from './train';
import { vanishing } from './vanishing';

export const en = {
  title: 'stepgrad',
  tabs: {
    step: 'Step',
    train: 'Train',
    functions: 'Functions',
    vanishing: 'Vanishing gradients',
    lessons: 'Lessons',
  },
  menu: {
    tabs: 'What to do',
    language: 'Language',
    theme: 'Theme',
    autoLanguage: 'system language',
    autoTheme: 'system theme',
    light: 'light',
    dark: 'dark',
    skip: 'Skip to the content',
  },
  link: {
    title: 'Not all of the link could be read',
    bad: '{key} = “{text}” is not {expected}; the usual stands there instead.',
    unknown: '“{key}” says nothing to this page.',
    close: 'Close the note',
  },
  loading: 'Loading …',
  failed: 'This cannot be shown: {why}',
  step,
  train,
  functions,
  vanishing,
  lessons,
};
