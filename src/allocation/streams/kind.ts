import { defineKind } from '../../model/kind.js';
import { allocateStreams } from './allocate.js';
import { streamsCaseSchema } from './case.js';
import { STREAMS, streamsModelSchema } from './model.js';
import { tellOfStreams } from './tell-of-case.js';

/**
 * Several funding streams as a kind of model.
 *
 * @category Kinds of model
 */
export const streamsKind = defineKind({
  kind: STREAMS,
  title: 'streams: several funding streams, each with a model of its own',
  modelSchema: streamsModelSchema,
  caseSchema: streamsCaseSchema,
  allocate: allocateStreams,
  tellOfCase: tellOfStreams,
  disclosure: {
    indicativeUpFront: true,
    shown: 'the amount of each stream and their sum; an uncertain stream in a second figure, never in the sum',
    sequence: [
      'allocation for each stream',
      'amounts side by side, checked for needs that are funded twice',
      'indicative budget',
      'one support plan over all streams',
      'final budget',
    ],
    source: 'RR145 7.23; RR232 3.25-3.26; IBSEN 10.2.4',
  },
  example: {
    model: {
      schemaVersion: 1,
      kind: STREAMS,
      period: 'year',
      convention: '52-weeks',
      streams: [
        {
          id: 'social care',
          model: {
            schemaVersion: 1,
            kind: 'price-point',
            period: 'year',
            fundingBasis: 'pot',
            method: 'stated',
            prices: [{ money: '120', points: '1' }],
            rounding: {},
          },
        },
        {
          id: 'ILF',
          uncertain: true,
          model: {
            schemaVersion: 1,
            kind: 'hours-by-need-level',
            period: 'week',
            levels: [{ id: 'high', hours: 10 }],
            hoursPer: 'week',
            ratePerHour: '15',
          },
        },
      ],
    },
    case: {
      caseId: 'P1',
      kind: STREAMS,
      streams: [
        { id: 'social care', case: { points: 50 } },
        { id: 'ILF', case: { level: 'high' } },
      ],
    },
  },
});
