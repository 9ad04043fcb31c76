import type { Import, ImportSummary } from '../../shared/import.ts'

/** What the pages are given, in a line. */
export const given = {
  importOf: (counts: ImportSummary['counts']): Import => ({
    id: 1,
    fileName: '柳溪镇贫困户花名册.xls',
    sizeBytes: 784384,
    sha256: null,
    state: 'ready',
    refused: null,
    rowsRead: 15,
    rowsStaged: 15,
    rowsCommitted: 0,
    fixesPending: 0,
    summary: { sheets: [], counts, issues: { errors: 2, notices: 0, held: 2 } },
    uploadedBy: 'qinghe',
    uploadedAt: '2026-11-20T02:11:00Z',
    submittedBy: null,
    submittedAt: null,
    returned: null,
    committedBy: null,
    committedAt: null,
    undoneBy: null,
    undoneAt: null,
    undoReason: null,
    rowsUndone: 0,
    waitsFor: null,
    sameAs: null,
  }),
}
