import { isRasError, type openModel, type RasError } from 'openras';

/** What a row is to be answered. */
export interface Answer {
  readonly status: string;
  readonly indicative: string | null;
  readonly warning: string | null;
  /** Where several things are wrong, each of which may be told: a row has room for one. */
  readonly orElse?: readonly string[];
}

type Open = ReturnType<typeof openModel>;

/** What the fields of a case are called where a row is refused. */
const COLUMNS: Readonly<Record<string, string>> = {
  caseId: 'case_id',
  startsOn: 'starts_on',
  assessedOn: 'assessed_on',
  bornOn: 'born_on',
  schoolType: 'school_type',
  headAgrees: 'head_agrees',
};

type Case = Readonly<Record<string, unknown>>;

/** What a row says of a place: the column, and before it the stream. */
function placeOf([, ...path]: readonly (string | number)[], one: Case): string {
  const [first, index, ...rest] = path;
  if (first === 'case') return placeOf(path, one);
  if (first === 'streams') {
    const { id } = (one.streams as readonly { readonly id: string }[])[Number(index)] ?? { id: '' };
    return `${id}: ${placeOf(rest, one)}`;
  }
  if (first === 'sources') {
    const { type } = (one.sources as readonly { readonly type: string }[])[Number(index)] ?? { type: '' };
    return rest[0] === 'headAgrees' ? 'head_agrees' : type;
  }
  return COLUMNS[String(first)] ?? String(first);
}

/** What `allocate` answers a case, or how a row says that it is refused. */
export function expectedOf(open: Open, one: Readonly<Record<string, unknown>>, blank?: string): Answer {
  if (blank !== undefined) {
    const { orElse = [] } = expectedOf(open, one);
    return { status: 'missing', indicative: null, warning: `${blank}: missing`, orElse };
  }
  try {
    const { status, indicative, warnings } = open.allocate(one);
    return { status, indicative, warning: warnings.length === 0 ? null : warnings.map(({ code }) => code).join(', ') };
  } catch (error) {
    if (!isRasError(error)) throw error;
    return refusalOf(error, one);
  }
}

function refusalOf({ problems: [first], problems }: RasError, one: Case): Answer {
  const { code, message, path } = first ?? { code: '', message: '', path: [] };
  const isAmount = code === 'out-of-range' && message.includes('ten trillion');
  if (isAmount) return { status: 'out-of-bounds', indicative: null, warning: null };
  const stream = path[1] === 'streams' ? /^.*: /.exec(placeOf(path, one))?.[0] : '';
  const dates = message.includes(' holds, from ') ? 'before' : message.includes(' has ended, on ') ? 'after' : '';
  if (dates !== '') return { status: 'out-of-dates', indicative: null, warning: `${stream}${dates}-effective` };
  const told = problems.map((problem) => `${placeOf(problem.path, one)}: ${problem.code}`);
  return {
    status: code === 'missing' ? 'missing' : 'refused',
    indicative: null,
    warning: told[0] ?? null,
    orElse: told,
  };
}

/** Whether a row says what is expected of it. */
export function isExpected(found: Answer | undefined, { status, indicative, warning, orElse = [] }: Answer): boolean {
  if (found === undefined || found.indicative !== indicative) return false;
  if (found.status === status && found.warning === warning) return true;
  // Of several things that are wrong one is told, and the status is that of what is told.
  if (found.warning === null || !orElse.includes(found.warning)) return false;
  return found.status === (found.warning.endsWith(': missing') ? 'missing' : 'refused');
}
