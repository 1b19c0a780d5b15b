// The frame of the page.
import { open, seriousFindings } from './support';

test('five tabs', async () => {
  const page = await open();
  for (const name of ['Step', 'Train', 'Functions', 'Vanishing gradients', 'Lessons'])
    await page.getByRole('tab', { name }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
});
