// A lesson as plain data, which can pass from one thread to the other: its graphs are laid out already.

import { layoutOf, type GraphLayout } from '../../formats/layout';
import { languages, type Language, type LessonId } from '../../lessons/languages';
import type { GraphPicture, Item, Section, Table } from '../../lessons/lesson';
import { lessons } from '../../lessons/lessons';
import { nodeTable } from '../../lessons/nodeTable';

export interface ToldSection extends Omit<Section, 'items'> {
  readonly items: readonly ToldItem[];
}

export type ToldItem = Exclude<Item, GraphPicture> | ToldGraph;

export interface ToldGraph {
  readonly kind: 'graph';
  readonly layout: GraphLayout;
  /** Whether its gradients are to be shown. */
  readonly gradients: boolean;
  /** The same as a table. */
  readonly nodes: Table;
}

/** @throws RangeError if there is no such lesson */
export function toldOf(id: LessonId, language: Language): ToldSection[] {
  const lesson = lessons.find((one) => one.id === id);
  if (lesson === undefined) throw new RangeError(`toldOf: there is no lesson "${id}".`);
  const texts = languages[language];
  const told = (item: Item): ToldItem =>
    item.kind === 'graph'
      ? {
          kind: 'graph',
          layout: layoutOf(item.output),
          gradients: item.gradients,
          nodes: nodeTable(item, texts.ui),
        }
      : item;
  return lesson.tell(texts).map(({ title, items }) => ({ title, items: items.map(told) }));
}
