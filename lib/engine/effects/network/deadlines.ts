/**
 * Something that has to happen within so many milliseconds. Calls that time out are rare, and calls many: a deadline is a link in a
 * list of those that were set with the same time, so that one timer watches the first of each list and setting or forgetting one costs
 * a few assignments.
 */
export interface Deadline {
  readonly milliseconds: number;
  /** Kept by this module. */
  due: number;
  earlier: Deadline | undefined;
  later: Deadline | undefined;
  expired(): void;
}

interface Deadlines {
  first: Deadline | undefined;
  last: Deadline | undefined;
  timer: NodeJS.Timeout | undefined;
}

/** By milliseconds; an API has few different timeouts. */
const lists = new Map<number, Deadlines>();

/** Sets a deadline from now on. */
export function deadlineIn(deadline: Deadline): void {
  const { milliseconds } = deadline;
  let list = lists.get(milliseconds);
  if (!list) {
    list = { first: undefined, last: undefined, timer: undefined };
    lists.set(milliseconds, list);
  }
  deadline.due = performance.now() + milliseconds;
  deadline.earlier = list.last;
  if (list.last) list.last.later = deadline;
  else list.first = deadline;
  list.last = deadline;
  list.timer ??= watch(list, milliseconds);
}

/** Takes a deadline back; it must have been set, and neither expired nor taken back. */
export function forgetDeadline(deadline: Deadline): void {
  const list = lists.get(deadline.milliseconds) as Deadlines;
  if (deadline.earlier) deadline.earlier.later = deadline.later;
  else list.first = deadline.later;
  if (deadline.later) deadline.later.earlier = deadline.earlier;
  else list.last = deadline.earlier;
  deadline.earlier = undefined;
  deadline.later = undefined;
}

/** The timer lives on while its list is empty: the next call is likely to come before it would be due. */
function watch(list: Deadlines, milliseconds: number): NodeJS.Timeout {
  const timer = setTimeout(() => {
    const now = performance.now();
    // What expires takes itself out of the list.
    while (list.first && list.first.due <= now) list.first.expired();
    list.timer = list.first && watch(list, Math.max(1, Math.ceil(list.first.due - now)));
  }, milliseconds);
  // A call under way has a connection, which keeps the process alive as long as it has to.
  return timer.unref();
}
