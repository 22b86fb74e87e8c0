/** Options that make the endpoint's answer up. */
export interface CannedOptions {
  readonly backendStatus?: string;
  readonly backendBody?: string;
  readonly backendHeader?: readonly string[];
}
