// The tab.

export default function LessonsTab() {
  return null;
}
