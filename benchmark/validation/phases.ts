import { readFileSync } from 'node:fs';

/** What the plugin's time is spent on. */
export const phases = ['loading', 'JSON.parse', 'reading', 'templates', 'rules', 'rest'] as const;
export type Phase = (typeof phases)[number];

interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string };
  readonly children?: readonly number[];
}

interface Profile {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** The innermost of these functions that is on the stack says what the time is spent on. */
const beginnings: readonly (readonly [RegExp, Phase])[] = [
  [/^(?:\$load|require|Module\._load)$/, 'loading'],
  [/^(?:parsed|get parsed|get analysis|get shape|templateOutput)$/, 'templates'],
  [/^readCloudFormation$/, 'reading'],
  [/^validate$/, 'rules'],
  [/^templateFindings$/, 'JSON.parse'],
];

/** Share of each phase in the time of the plugin, by a CPU profile of the app. Collecting garbage is told with the rest. */
export function sharesOf(profileFile: string): ReadonlyMap<Phase, number> {
  const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(profileFile, 'utf8')) as Profile;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const phaseOf = new Map<number, Phase | undefined>();
  const visit = (node: ProfileNode, above: Phase | undefined): void => {
    const { functionName } = node.callFrame;
    const isPlugin = functionName === 'measured';
    const own = above === undefined ? undefined : beginnings.find(([name]) => name.test(functionName))?.[1];
    const phase = isPlugin ? 'rest' : (own ?? above);
    phaseOf.set(node.id, phase);
    for (const child of node.children ?? []) visit(byId.get(child) as ProfileNode, phase);
  };
  visit(nodes[0], undefined);
  const times = new Map<Phase, number>(phases.map((phase) => [phase, 0]));
  samples.forEach((id, index) => {
    const phase = phaseOf.get(id);
    if (phase !== undefined) times.set(phase, (times.get(phase) ?? 0) + timeDeltas[index]);
  });
  const all = [...times.values()].reduce((sum, time) => sum + time, 0);
  return new Map([...times].map(([phase, time]) => [phase, time / all]));
}
