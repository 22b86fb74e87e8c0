import { isLiteral, type Json, type JsonDocument, type Unresolved, type Value, withPlaceholders } from '../definition';
import type { DeploymentPlan } from './api-plan';
import type { PlanOptions } from './plan-options';

/** Makes texts of values that synth cannot know. */
export class Resolver {
  private readonly pseudoParameters: ReadonlyMap<string, string>;

  constructor(
    { accountId, region, partition }: DeploymentPlan,
    private readonly values: PlanOptions['values'],
  ) {
    this.pseudoParameters = new Map([
      ['AWS::AccountId', accountId],
      ['AWS::Region', region],
      ['AWS::Partition', partition],
      ['AWS::URLSuffix', 'amazonaws.com'],
    ]);
  }

  text(value: Value<string>): string;
  text(value: Value<string> | undefined): string | undefined;
  text(value: Value<string> | undefined): string | undefined {
    if (value === undefined || isLiteral(value)) return value;
    return this.values?.(value) ?? withPlaceholders(value, (intrinsic) => this.piece(intrinsic));
  }

  /**
   * A URI or a role. The import fills in `${AWS::Region}` and the like wherever they stand in a text, and some documents count on it.
   */
  address(value: Value<string> | undefined): string | undefined {
    return this.text(value)?.replace(
      /\$\{(AWS::(?:AccountId|Partition|Region))\}/g,
      (text, name: string) => this.pseudoParameters.get(name) ?? text,
    );
  }

  number(value: Value<number> | undefined): number | undefined {
    if (value === undefined || isLiteral(value)) return value;
    const number = Number(this.piece(value));
    return Number.isFinite(number) ? number : undefined;
  }

  boolean(value: Value<boolean> | undefined): boolean {
    if (value === undefined || isLiteral(value)) return value === true;
    return this.piece(value) === 'true';
  }

  /** The document with a text in every place where an intrinsic stands. */
  document(document: JsonDocument): Json {
    const unknown = new Set(document.unresolved);
    return unknown.size === 0 ? document.json : this.known(document.json, '', unknown);
  }

  private known(json: Json, pointer: string, unknown: ReadonlySet<string>): Json {
    if (unknown.has(pointer)) return this.text({ unresolved: json });
    if (json === null || typeof json !== 'object') return json;
    const below = (key: string) => `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (Array.isArray(json)) return json.map((item: Json, index) => this.known(item, below(String(index)), unknown));
    return Object.fromEntries(Object.entries(json).map(([key, member]) => [key, this.known(member, below(key), unknown)]));
  }

  private piece(intrinsic: Unresolved): string {
    return this.values?.(intrinsic) ?? this.pseudo(intrinsic) ?? placeholder(intrinsic.unresolved);
  }

  private pseudo({ unresolved }: Unresolved): string | undefined {
    const name =
      unresolved !== null && typeof unresolved === 'object' && !Array.isArray(unresolved) ? Object.values(unresolved)[0] : undefined;
    return typeof name === 'string' ? this.pseudoParameters.get(name) : undefined;
  }
}

/** A stable name for an unknown, of characters that may stand in a host name or ARN: `Nlb.DNSName`. */
function placeholder(intrinsic: Json): string {
  if (typeof intrinsic === 'string') return intrinsic.replace(/[^A-Za-z0-9.-]+/g, '-');
  if (Array.isArray(intrinsic)) return intrinsic.map(placeholder).filter(Boolean).join('.');
  if (intrinsic !== null && typeof intrinsic === 'object') return Object.values(intrinsic).map(placeholder).filter(Boolean).join('.');
  return String(intrinsic);
}
