#!/usr/bin/env python3
"""seeds.py FOLDER: what the fuzzers start from, one folder a target. Made anew each time, from nothing but this file."""
import gzip
import io
import os
import struct
import sys
import zipfile

HEADER = (
    "firstName,lastName,personId,gameId,gameDate,playerteamCity,playerteamName,opponentteamCity,opponentteamName,"
    "gameType,gameLabel,gameSubLabel,seriesGameNumber,win,home,numMinutes,points,assists,blocks,steals,"
    "fieldGoalsAttempted,fieldGoalsMade,fieldGoalsPercentage,threePointersAttempted,threePointersMade,"
    "threePointersPercentage,freeThrowsAttempted,freeThrowsMade,freeThrowsPercentage,reboundsDefensive,"
    "reboundsOffensive,reboundsTotal,foulsPersonal,turnovers,plusMinusPoints"
)


def row(person, game="22400061", date="2024-10-22", minutes="30.5", points=20, name="A"):
    made, attempts, threes, free = (points - 5) // 2, 15, 3, 2
    points = 2 * (made - threes) + 3 * threes + free
    return (
        f"{name},B,{person},{game},{date},Boston,Celtics,New York,Knicks,Regular Season,,,,1,1,{minutes},{points},4,1,2,"
        f"{attempts},{made},0.5,8,{threes},0.375,3,{free},0.667,5,2,7,3,1,-4"
    )


def csvs():
    good = "\n".join([HEADER, row(1), row(2, name='"A, Jr."'), row(3, date="2024-10-22 19:30:00")]) + "\n"
    yield "good", good
    yield "crlf", good.replace("\n", "\r\n")
    yield "bom", "\ufeff" + good
    yield "estimated", good.replace("gameDate,", "gameDateTimeEst,").replace("2024-10-22", "2024-10-22T19:30:00Z")
    yield "header", HEADER + "\n"
    yield "semicolons", good.replace(",", ";")
    yield "twice", "\n".join([HEADER, row(1), row(1)]) + "\n"
    yield "noday", "\n".join([HEADER, row(1, date="2024-02-30")]) + "\n"
    yield "numbers", "\n".join([HEADER, row(1, minutes="NaN"), row(2, minutes="1e308"), row(3, minutes="-1")]) + "\n"
    yield "names", "\n".join([HEADER.replace("gameLabel", "points"), row(1)]) + "\n"
    yield "quotes", "\n".join([HEADER, row(1, name='"A\nB"'), row(2, name='A"B'), row(3, name='"never closed')]) + "\n"
    yield "teams", good.replace("Celtics", "Nobodies")
    yield "ids", "\n".join([HEADER, row("9223372036854775808"), row("-1"), row("1.5"), row("0022400061")]) + "\n"
    yield "empty", ""


def zipped(name, text, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.writestr(zipfile.ZipInfo(name), text, method)
    return out.getvalue()


def model(trees=2):
    tree = (
        "Tree={0}\nnum_leaves=3\nnum_cat=0\nsplit_feature=0 1\nsplit_gain=10 5\nthreshold=1.5 2.5\ndecision_type=2 8\n"
        "left_child=1 -1\nright_child=-2 -3\nleaf_value=0.1 -0.2 0.3\nleaf_weight=10 20 30\nleaf_count=10 20 30\n"
        "internal_value=0.05 0.1\ninternal_weight=60 40\ninternal_count=60 40\nis_linear=0\nshrinkage=0.1\n\n\n"
    )
    body = [tree.format(index) for index in range(trees)]
    return (
        "tree\nversion=v4\nnum_class=1\nnum_tree_per_iteration=1\nlabel_index=0\nmax_feature_idx=1\n"
        "objective=regression\nfeature_names=Column_0 Column_1\nfeature_infos=[0:3] [0:5]\n"
        f"tree_sizes={' '.join(str(len(text)) for text in body)}\n\n" + "".join(body) + "end of trees\n"
    )


def write(folder, name, content):
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, name), "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())


def tensors():
    one = '"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}'
    words = '"random.state":{"dtype":"I64","shape":[4],"data_offsets":[0,32]}'
    yield "empty", "{}", 0
    yield "one", "{" + one + "}", 8
    yield "text", '{"__metadata__":{"a\\u00e9\\ud83c\\udfc0":"\\/\\n"},' + one + "}   ", 8
    yield "two", "{" + one + ',"n":{"dtype":"I64","shape":[1,1],"data_offsets":[8,16]}}', 16
    yield "checkpoint", "{" + words + ',"parameter.w":{"dtype":"F32","shape":[],"data_offsets":[32,36]}}', 36


LINES_HEADER = (
    "source,captured,gameDate,tipoffUtc,homeTeam,awayTeam,player,personId,gameId,market,book,line,overOdds,underOdds,"
    "overNoVig,actual"
)


def lines():
    def quote(line="25.5", over="-110", under="+100", market="points", book="somebook", day="2024-10-22"):
        return (
            f"feed,2024-10-22T20:00:00Z,{day},2024-10-23T02:00:00Z,Boston Celtics,New York Knicks,A B,1,22400061,"
            f"{market},{book},{line},{over},{under},0.5,20"
        )

    def table(*rows):
        return "\n".join([LINES_HEADER, *rows]) + "\n"

    yield "good", table(quote(), quote("26"), quote(market="pra", over=""), quote("9.5", market="rebounds", book="prizepicks"))
    yield "twice", table(quote(), quote())
    yield "odds", table(quote(over="1.91", under="-5"), quote("25.25"), quote("-1"), quote(over="1e9"), quote("NaN"))
    yield "days", table(quote(day="2024-02-30"), quote(day=""), quote(day="22/10/2024"))
    yield "columns", table(quote()).replace("market,", "")
    yield "quotes", table(quote(book='"a ""b"", c"'), quote(book='"never closed'))
    yield "crlf", table(quote()).replace("\n", "\r\n")


def odds_api():
    def outcome(side, point, price, player="A B"):
        return f'{{"name":"{side}","description":"{player}","price":{price},"point":{point}}}'

    def event(outcomes, market="player_points"):
        return (
            '{"id":"e1","sport_key":"basketball_nba","commence_time":"2024-10-23T02:00:00Z","home_team":"Boston Celtics",'
            '"away_team":"New York Knicks","bookmakers":[{"key":"somebook","title":"Some Book","last_update":'
            f'"2024-10-22T20:00:00Z","markets":[{{"key":"{market}","outcomes":[{",".join(outcomes)}]}}]}}]}}'
        )

    good = event([outcome("Over", 25.5, -110), outcome("Under", 25.5, -110)])
    yield "good", good
    yield "array", f"[{good},{good}]"
    yield "envelope", f'{{"timestamp":"2024-10-22T20:00:00Z","previous_timestamp":null,"data":{good}}}'
    yield "decimal", event([outcome("Over", 4.5, 1.91), outcome("Under", 4.5, 1.91)], "player_rebounds_alternate")
    yield "odd", event([outcome("Yes", 1, 0), outcome("Over", "null", 1e99), "null", "{}"], "player_dunks")
    yield "text", good.replace("A B", "\\u00e9\\ud83c\\udfc0 \\n")
    yield "deep", "[" * 70 + "]" * 70


def tables():
    """Kind of file, as `fuzzTables` counts them, name, content."""

    def table(*lines):
        return "\n".join(lines) + "\n"

    head = "player,personId,team,opponent,home,date,gameId,gameType,out"
    for kind, home, away in [(0, "Boston Celtics", "New York Knicks"), (1, "Northport Herons", "Calder Bay Anchors")]:
        one = f"A B,,{home},{away},1,2025-10-24,22500010,Regular Season,"
        two = f'"C, Jr.",7,{away},{home},away,2025-10-24,22500010,,1'
        yield kind, "good", table(head, one, two)
        yield kind, "crlf", table(head, one, two).replace("\n", "\r\n")
        yield kind, "neutral", table(head, one.replace(",1,2025", ",,2025"))
        yield kind, "twice", table(head, one, one)
        yield kind, "sides", table(head, one, two.replace("away", "home"))
        yield kind, "days", table(head, one, two.replace("2025-10-24", "2025-10-25"))
    yield 0, "parts", table(
        "firstName,lastName,teamCity,teamName,opponentteamCity,opponentteamName,home,gameDate",
        "A,B,Boston,Celtics,New York,Knicks,yes,2025-10-24")
    yield 0, "ids", table("personId,teamId,opponentteamId,home,date", "1.0,1610612738,1610612752.0,0.0,2025-10-24")
    yield 0, "columns", table("name,side", "x,y")
    games = "gameId,gameDateTimeEst,home,away,gameType"
    one = "22500010,2025-10-24T19:30:00Z,Boston Celtics,New York Knicks,Regular Season"
    yield 2, "good", table(games, one, one.replace("22500010", "0022500011").replace("T19:30:00Z", " 19:30:00"))
    yield 2, "open", table(games, one.replace("Boston Celtics", "TBD"), one.replace("22500010", "12500011"))
    yield 2, "twice", table(games, one, one)
    yield 2, "ends", table(games, one.replace("2025-10-24T19:30", "9999-12-31T23:59"), one.replace("225", "99225"))
    yield 2, "kaggle", table(
        "gameId,gameDate,hometeamId,hometeamCity,hometeamName,awayteamId,awayteamCity,awayteamName",
        "22500010,2025-10-24,1610612738,Boston,Celtics,0,New York,Knicks",
        "22500011,2025-10-25,,Boston,Celtics,,New York,Knicks")
    roster = "personId,player,team,out"
    yield 3, "good", table(roster, "1,A B,Boston Celtics,", "2,C D,New York Knicks,1")
    yield 3, "parts", table("personId,firstName,lastName,teamCity,teamName,isOut", "1,A,B,Boston,Celtics,true")
    yield 3, "twice", table(roster, "1,A B,Boston Celtics,", "1,A B,Boston Celtics,0.0")
    yield 3, "words", table(roster, "1,A B," + "Boston " * 40 + "Celtics,0", "-1,,,maybe")
    players = "personId,firstName,lastName,birthdate,height,bodyWeight,guard,forward,center,draftYear,draftNumber"
    yield 4, "good", table(players, "1,A,B,1998-03-03,80,210,True,False,,2017,3", "2,C,D,,0,-1,,,,0,0")
    yield 4, "older", table(
        "personId,firstName,lastName,birthDay,heightInches,bodyWeightLbs,draft_year,draft_number",
        "1,A,B,1998-03-03T00:00:00Z,80.5,210.0,2017.0,3.0")
    yield 4, "numbers", table(players, "1,A,B,0001-01-01,NaN,1e308,1,0,2,inf,1e-9", "9223372036854775807,,,,,,,,,,")


def main():
    root = sys.argv[1]
    for name, text in csvs():
        write(f"{root}/file", f"seed-{name}", text)
        write(f"{root}/store", f"seed-{name}", text)
    for kind, name, text in tables():
        write(f"{root}/tables", f"seed-{kind}-{name}", bytes([kind]) + text.encode())
    slate = next(text for kind, name, text in tables() if (kind, name) == (0, "good"))
    write(f"{root}/tables", "seed-0-gzip", b"\0" + gzip.compress(slate.encode(), mtime=0))
    good = dict(csvs())["good"]
    packed = gzip.compress(good.encode(), mtime=0)
    for name, content in {
        "gzip": packed,
        "gzip-cut": packed[: len(packed) // 2],
        "gzip-twice": packed + packed,
        "gzip-padded": packed + bytes(64),
        "zip": zipped("games.csv", good),
        "zip-stored": zipped("games.csv", good, zipfile.ZIP_STORED),
        "zip-up": zipped("../games.csv", good),
        "zip-empty": zipped("readme.txt", "no games"),
        "binary": bytes(range(256)),
        "utf16": good.encode("utf-16"),
    }.items():
        write(f"{root}/file", f"seed-{name}", content)
    texts = [
        "2024-10-22", "2024-02-30", "2024-10-22T19:30:00Z", "2024-10-22 19:30:00-04:00", "2019-12-31T23:59:59.999+14:00",
        "9999-12-31T23:59:00-14:00", "0001-01-01T00:00Z", "22400061", "0022400061", "49600001", "Regular Season",
        "Play-in Tournament", "NBA Cup", "2022-2024", HEADER, row(1), '"a ""b"" c",d, e ,',
    ]
    for index, text in enumerate(texts):
        write(f"{root}/text", f"seed-{index}", text)
    write(f"{root}/text", "seed-all", "\n".join(texts[:8]))
    write(f"{root}/model", "seed-two", model())
    write(f"{root}/model", "seed-one", model(1))
    write(
        f"{root}/model", "seed-stump",
        model(1).replace("num_leaves=3", "num_leaves=1"),
    )
    matrix = b"FCMATRIX" + struct.pack("<QQQ", 2, 3, 200) + b"0" * 96
    write(f"{root}/matrix", "seed-header", matrix + bytes(4096 - len(matrix) + 2400))
    write(f"{root}/matrix", "seed-flip", b"\x01" + bytes(200) + b"\x10")
    write(f"{root}/matrix", "seed-flip-sealed", b"\x03" + bytes(700) + b"\x10")
    write(f"{root}/matrix", "seed-too-long", b"\x07" + bytes(9))
    write(f"{root}/snapshot", "seed-header", b"FCTBLE01" + struct.pack("<QQ", 3, 17) + b"ab" * 32 + bytes(40 + 400))
    write(f"{root}/snapshot", "seed-flip", b"\x01" + bytes(100) + b"\x10")
    for name, header, count in tensors():
        text = header.encode()
        write(f"{root}/tensors", f"seed-{name}", struct.pack("<Q", len(text)) + text + bytes([0, 0, 128, 63] * (count // 4)))


def more():
    here = os.path.dirname(os.path.abspath(__file__))
    root = sys.argv[1]
    experiments = os.path.join(here, "..", "experiments")
    for name in sorted(os.listdir(experiments)):
        with open(os.path.join(experiments, name), "rb") as file:
            write(f"{root}/yaml", f"seed-{name}", file.read())
    for name, text in {
        "older": 'experiment: {version: "4.0"}\ncomponent_params:\n  residual_correction: {method: linear, cv_folds: 5}\n',
        "anchor": "a: &a {b: 1}\nexperiment: *a\n",
        "many": "experiment: {name: [" + "[" * 40 + "]" * 40 + "]}\n",
        "numbers": "components: {temporal_memory: {hidden_dim: 1e99, sequence_length: -1}}\n",
        "tags": "experiment: !!binary {name: !!int x}\n",
    }.items():
        write(f"{root}/yaml", f"seed-{name}", text)
    seeds = os.path.join(here, "seeds")
    for number, name in enumerate(
        ["window.json", "meta.json", "manifest.json", "league.json", "network.json", "copula.json"]
    ):
        with open(os.path.join(seeds, name), "rb") as file:
            write(f"{root}/manifest", f"seed-{name}", bytes([number]) + file.read())
    for kind, notation, texts in [(0, 0, lines()), (0, 2, lines()), (1, 0, odds_api()), (1, 2, odds_api())]:
        for name, text in texts:
            write(f"{root}/lines", f"seed-{kind + notation}-{name}", bytes([kind + notation]) + text.encode())
    write(f"{root}/bundle", "seed-manifest", b"\1" + b'{"format":1}')
    write(f"{root}/bundle", "seed-edits", b"\3")
    write(f"{root}/bundle", "seed-edit", b"\3" + bytes([0, 40, 1, 2]) + b"-9" + bytes([2, 0, 5, 3]) + b"../")
    write(f"{root}/bundle", "seed-start", b"\0bundle.json")
    write(f"{root}/bundle", "seed-whole", b"\2")
    write(f"{root}/bundle", "seed-damage", b"\2" + bytes([0, 0, 99, 2, 7, 0]))


if __name__ == "__main__":
    main()
    more()
