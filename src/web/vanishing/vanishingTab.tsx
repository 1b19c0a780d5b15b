// The tab.

export default function VanishingTab() {
  return null;
}
