export interface Product {
  readonly id: number
  readonly name: string
  readonly category: string
  readonly subcategory: string
  readonly listPrice: number
  /** Share of the list price that it costs. */
  readonly costShare: number
  /** How often it is bought beside others. */
  readonly weight: number
}

/** How much each month buys of a category, January first, beside an even year. */
export const seasons: Readonly<Record<string, readonly number[]>> = {
  Furniture: [0.9, 0.9, 1, 1.05, 1.1, 1, 0.95, 0.95, 1.05, 1, 1.05, 1.05],
  Electronics: [0.85, 0.8, 0.85, 0.85, 0.9, 0.95, 0.95, 1, 1, 1, 1.5, 1.75],
  'Office Supplies': [1.25, 1, 0.95, 0.95, 0.9, 0.85, 0.95, 1.3, 1.25, 1, 0.9, 0.85],
  Kitchen: [0.95, 0.95, 0.95, 1, 1.05, 0.95, 0.85, 0.85, 0.95, 1, 1.2, 1.45],
  Outdoor: [0.45, 0.55, 0.9, 1.3, 1.65, 1.75, 1.6, 1.25, 0.9, 0.65, 0.5, 0.55],
}

type Shelf = readonly [subcategory: string, costShare: number, items: readonly (readonly [string, number])[]]

const shelves: Readonly<Record<string, readonly Shelf[]>> = {
  Furniture: [
    [
      'Chairs',
      0.62,
      [
        ['Alder Desk Chair', 189],
        ['Harbor Task Chair', 129],
        ['Linden Armchair', 349],
        ['Birch Stool', 59],
      ],
    ],
    [
      'Desks',
      0.66,
      [
        ['Alder Standing Desk', 499],
        ['Corner Desk 140', 279],
        ['Folding Desk', 119],
      ],
    ],
    [
      'Storage',
      0.58,
      [
        ['Oak Bookcase', 219],
        ['Rolling Cabinet', 149],
        ['Wall Shelf Set', 49],
        ['Coat Rack', 39],
      ],
    ],
    [
      'Lighting',
      0.5,
      [
        ['Arc Floor Lamp', 99],
        ['Clamp Desk Lamp', 35],
        ['Pendant Light', 79],
      ],
    ],
  ],
  Electronics: [
    [
      'Audio',
      0.6,
      [
        ['Wireless Headphones', 149],
        ['Desk Speakers', 89],
        ['Portable Speaker', 59],
        ['USB Microphone', 119],
      ],
    ],
    [
      'Accessories',
      0.42,
      [
        ['USB-C Hub', 45],
        ['Charging Dock', 39],
        ['Laptop Stand', 49],
        ['Webcam HD', 69],
        ['Cable Kit', 19],
      ],
    ],
    [
      'Monitors',
      0.72,
      [
        ['Monitor 24', 179],
        ['Monitor 27 QHD', 329],
        ['Monitor 34 Wide', 549],
      ],
    ],
    [
      'Input',
      0.48,
      [
        ['Mechanical Keyboard', 109],
        ['Quiet Keyboard', 49],
        ['Ergo Mouse', 59],
        ['Trackpad', 89],
      ],
    ],
  ],
  'Office Supplies': [
    [
      'Paper',
      0.55,
      [
        ['Copy Paper Case', 42],
        ['Notebook Set', 16],
        ['Sticky Notes Pack', 11],
        ['Drawing Pad', 14],
      ],
    ],
    [
      'Writing',
      0.38,
      [
        ['Gel Pen Box', 12],
        ['Fountain Pen', 38],
        ['Whiteboard Markers', 15],
        ['Pencil Tin', 9],
      ],
    ],
    [
      'Filing',
      0.45,
      [
        ['Binder Set', 22],
        ['Hanging Folders', 18],
        ['Label Maker', 39],
      ],
    ],
    [
      'Packing',
      0.52,
      [
        ['Mailing Boxes', 29],
        ['Padded Envelopes', 17],
        ['Packing Tape', 8],
      ],
    ],
  ],
  Kitchen: [
    [
      'Coffee',
      0.52,
      [
        ['Pour-Over Set', 45],
        ['Burr Grinder', 99],
        ['Espresso Maker', 229],
        ['Travel Mug', 25],
      ],
    ],
    [
      'Cookware',
      0.5,
      [
        ['Cast Iron Pan', 55],
        ['Saucepan Set', 129],
        ['Baking Tray Pair', 29],
        ['Stock Pot', 69],
      ],
    ],
    [
      'Tableware',
      0.44,
      [
        ['Dinner Plate Set', 64],
        ['Glass Tumblers', 28],
        ['Cutlery Set', 75],
      ],
    ],
    [
      'Appliances',
      0.64,
      [
        ['Electric Kettle', 59],
        ['Toaster', 49],
        ['Stand Mixer', 299],
        ['Rice Cooker', 79],
      ],
    ],
  ],
  Outdoor: [
    [
      'Camping',
      0.55,
      [
        ['Two-Person Tent', 189],
        ['Sleeping Bag', 99],
        ['Camp Stove', 69],
        ['Head Torch', 29],
      ],
    ],
    [
      'Garden',
      0.46,
      [
        ['Planter Trio', 54],
        ['Garden Hose', 39],
        ['Pruning Shears', 24],
        ['Patio Heater', 199],
      ],
    ],
    [
      'Cycling',
      0.58,
      [
        ['City Helmet', 65],
        ['Bike Light Set', 35],
        ['Pannier Bag', 79],
      ],
    ],
    [
      'Picnic',
      0.48,
      [
        ['Cool Box', 59],
        ['Picnic Blanket', 32],
        ['Folding Chair', 27],
      ],
    ],
  ],
}

const popularity: Readonly<Record<string, number>> = {
  Furniture: 0.7,
  Electronics: 1.15,
  'Office Supplies': 1.6,
  Kitchen: 1,
  Outdoor: 0.85,
}

/** Cheap things sell more often, and of each shelf the first most. */
export const products: readonly Product[] = Object.entries(shelves)
  .flatMap(([category, rows]) =>
    rows.flatMap(([subcategory, costShare, items]) =>
      items.map(([name, listPrice], rank) => ({
        name,
        category,
        subcategory,
        listPrice: listPrice - 0.01,
        costShare,
        weight: ((popularity[category] ?? 1) * 10) / (Math.sqrt(listPrice) * (1 + 0.5 * rank)),
      })),
    ),
  )
  .map((product, index) => ({ id: 101 + index, ...product }))
