import { rendered } from '../template-case';

test('$foreach that a template has filled walks in the order of its hash table', () => {
  const template =
    "#foreach($q in [1])#set($x = $foreach.putAll({'k': 1, 'j': 2}))$foreach $foreach.keySet() $foreach.k $foreach.count#end";
  expect(rendered(template)).toBe('{j=2, k=1} [j, k] 1 1');
});
