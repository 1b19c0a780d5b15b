// The tab.

export default function FunctionsTab() {
  return null;
}
