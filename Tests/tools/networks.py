#!/usr/bin/env python3
"""Holds the networks of textmine against networkx: files load with all attributes, centralities agree.

    Tests/tools/networks.py TEXTMINE

Makes archives with a fixed seed, from five accounts to six hundred. Needs networkx, from PyPI.
"""

import csv
import pathlib
import random
import subprocess
import sys
import tempfile

import networkx as nx

MEASURES = {"in_degree", "out_degree", "in_strength", "out_strength", "betweenness", "closeness", "community",
            "tweets"}


def archive(path, accounts, mentions, rng):
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "created_at", "username", "text"])
        for number in range(mentions):
            a, b = rng.randrange(accounts), rng.randrange(accounts)
            writer.writerow([number, f"2021-{number % 12 + 1:02}-03", f"akun{a}", f"hai @akun{b} & <kawan>"])


def close(name, found, expected):
    for vertex, value in expected.items():
        assert abs(float(found[vertex]) - value) < 5e-7, (name, vertex, found[vertex], value)


def check(textmine, folder, accounts, mentions):
    table = folder / f"{accounts}.csv"
    archive(table, accounts, mentions, random.Random(accounts))
    attributes = folder / "attributes.csv"
    attributes.write_text("account,type\n@Akun1,dinas\nakun2,warga\n")
    graphs = []
    for ending, read in [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)]:
        out = folder / f"{accounts}.{ending}"
        subprocess.run([textmine, "network", table, "--account-table", attributes, "--quiet", "-o", out],
                       check=True, stdout=subprocess.DEVNULL)
        graph = read(out)
        assert graph.is_directed()
        assert all(MEASURES <= set(data) for _, data in graph.nodes(data=True)), ending
        assert all({"weight", "first", "last"} <= set(data) for *_, data in graph.edges(data=True)), ending
        assert graph.nodes["akun1"]["type"] == "dinas" and "type" not in graph.nodes["akun3"]
        graphs.append(graph)
    one, other = graphs
    assert set(one) == set(other) and set(one.edges) == set(other.edges)
    for name in MEASURES:
        close(name, nx.get_node_attributes(one, name), nx.get_node_attributes(other, name))
    close("betweenness", nx.get_node_attributes(one, "betweenness"), nx.betweenness_centrality(one))
    close("closeness", nx.get_node_attributes(one, "closeness"), nx.closeness_centrality(one))
    close("in_strength", nx.get_node_attributes(one, "in_strength"), dict(one.in_degree(weight="weight")))
    close("out_degree", nx.get_node_attributes(one, "out_degree"), dict(one.out_degree))
    # The communities are as good as those that networkx finds.
    groups = {}
    for vertex, number in nx.get_node_attributes(one, "community").items():
        groups.setdefault(number, set()).add(vertex)
    plain = nx.Graph()
    for a, b, weight in one.edges(data="weight"):
        before = plain.get_edge_data(a, b, {"weight": 0})["weight"]
        plain.add_edge(a, b, weight=before + weight)
    plain.add_nodes_from(one)
    ours = nx.community.modularity(plain, groups.values())
    theirs = nx.community.modularity(plain, nx.community.louvain_communities(plain, seed=1))
    assert ours > theirs - 0.02, (ours, theirs)
    print(f"{accounts} accounts: as networkx has them; modularity {ours:.4f}, networkx {theirs:.4f}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        for accounts, mentions in [(5, 12), (60, 300), (600, 2_500)]:
            check(sys.argv[1], pathlib.Path(folder), accounts, mentions)


main()
