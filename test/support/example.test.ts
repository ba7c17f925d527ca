import { expect, test } from 'vitest';
import { runExample } from './example.js';

test('a value, a constant and a literal over several lines are each checked', async () => {
  const code = `
const two = 1 + 1; // => 2
[two, two].map((item) => ({ item }));
// => [
//   { item: 2 },
//   { item: 2 },
// ]
{
  two; // => 2
}
`;
  expect(await runExample(code)).toBe(3);
});

test('a result that is not as shown is found', async () => {
  await expect(runExample("'a' + 'b'; // => 'ba'")).rejects.toThrow("'a' + 'b'");
});

test('an error that does not come, another error and another code are found', async () => {
  const begin = "import { parseAmount } from 'openras';\n";
  expect(await runExample(`${begin}parseAmount('x'); // throws\nparseAmount('x'); // throws 'invalid'`)).toBe(2);
  await expect(runExample(`${begin}parseAmount('1'); // throws`)).rejects.toThrow('should throw');
  await expect(runExample(`${begin}parseAmount('x'); // throws 'missing'`)).rejects.toThrow('invalid');
  await expect(runExample(`null.x; // throws`)).rejects.toThrow('should throw');
});

test('a promise that stands after no statement is found', async () => {
  await expect(runExample('if (true) { // => 1\n}')).rejects.toThrow('1 results are promised');
});
