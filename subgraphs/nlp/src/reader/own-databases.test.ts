import { describe, expect, test } from '@jest/globals'
import { shownOf } from '../../test/reader/gist.js'
import { observatoryPrompts } from '../../test/reader/own/observatory.js'
import { apiaryPrompts } from '../../test/reader/own/apiary.js'
import { chessLeaguePrompts } from '../../test/reader/own/chess-league.js'
import { bloodBankPrompts } from '../../test/reader/own/blood-bank.js'
import { podcastNetworkPrompts } from '../../test/reader/own/podcast-network.js'
import { ferryLinesPrompts } from '../../test/reader/own/ferry-lines.js'
import { lawFirmPrompts } from '../../test/reader/own/law-firm.js'
import { fireBrigadePrompts } from '../../test/reader/own/fire-brigade.js'
import { taxOfficePrompts } from '../../test/reader/own/tax-office.js'
import { cityZooPrompts } from '../../test/reader/own/city-zoo.js'
import { hackathonPrompts } from '../../test/reader/own/hackathon.js'
import { rowingRegattaPrompts } from '../../test/reader/own/rowing-regatta.js'
import { zooRotaPrompts } from '../../test/reader/own/zoo-rota.js'
import { ceramicsWorkshopPrompts } from '../../test/reader/own/ceramics-workshop.js'
import { parcelCourierPrompts } from '../../test/reader/own/parcel-courier.js'
import { mountainRescuePrompts } from '../../test/reader/own/mountain-rescue.js'
import { musicConservatoryPrompts } from '../../test/reader/own/music-conservatory.js'
import { boardGamePressPrompts } from '../../test/reader/own/board-game-press.js'
import { modelRailwayClubPrompts } from '../../test/reader/own/model-railway-club.js'
import { wineAuctionPrompts } from '../../test/reader/own/wine-auction.js'
import { prepareDataset, read } from './read.js'

/** In the idiom of published prompts, each with a reading whose rows are those of a query that was written before it was read. */
describe.each([
  ['observatory', observatoryPrompts],
  ['apiary', apiaryPrompts],
  ['chess league', chessLeaguePrompts],
  ['blood bank', bloodBankPrompts],
  ['podcast network', podcastNetworkPrompts],
  ['ferry lines', ferryLinesPrompts],
  ['law firm', lawFirmPrompts],
  ['fire brigade', fireBrigadePrompts],
  ['tax office', taxOfficePrompts],
  ['city zoo', cityZooPrompts],
  ['hackathon', hackathonPrompts],
  ['rowing regatta', rowingRegattaPrompts],
  ['zoo rota', zooRotaPrompts],
  ['ceramics workshop', ceramicsWorkshopPrompts],
  ['parcel courier', parcelCourierPrompts],
  ['mountain rescue', mountainRescuePrompts],
  ['music conservatory', musicConservatoryPrompts],
  ['board game press', boardGamePressPrompts],
  ['model railway club', modelRailwayClubPrompts],
  ['wine auction', wineAuctionPrompts],
])('%s', (_, { dataset, today, prompts }) => {
  const prepared = prepareDataset(dataset)

  test.each(prompts)('%s', (prompt, reading) => {
    expect(shownOf(read(prompt, prepared, { today }))).toBe(reading)
  })
})
