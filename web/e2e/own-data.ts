import writeExcel from 'write-excel-file/node'

/** A lending guild as a workbook: loans of members, members of towns. */
export const writeGuild = (): Promise<Buffer> =>
  writeExcel([
    {
      sheet: 'Towns',
      data: [
        ['town_id', 'town', 'region'],
        [1, 'Bern', 'West'],
        [2, 'Basel', 'North'],
        [3, 'Thun', 'West'],
      ],
    },
    {
      sheet: 'Members',
      data: [
        ['member_id', 'member', 'town_id'],
        [1, 'Ada', 1],
        [2, 'Ben', 2],
        [3, 'Cleo', 3],
        [4, 'Dan', 2],
      ],
    },
    {
      sheet: 'Loans',
      data: [
        ['loan_id', 'member_id', 'days'],
        [1, 1, 10],
        [2, 1, 4],
        [3, 2, 7],
        [4, 3, 21],
        [5, 4, 3],
        [6, 4, 5],
        [7, 2, 6],
      ],
    },
  ]).toBuffer()
